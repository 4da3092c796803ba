import type { SignInStrength } from "@/db/schema";
import type { Actor } from "../context";

/** How sure we are who is asking. What the sign-in was proven by, or a key. */
export function signInStrength(actor: Actor): SignInStrength {
  if (actor.type === "apiKey") return "api_key";
  return (actor.type === "user" && actor.strength) || "password";
}
