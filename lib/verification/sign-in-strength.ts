import type { SignInStrength } from "@/db/schema";
import type { Actor } from "../context";

/** How sure we are who is asking. People sign in with a password; anything stronger says so on the sign-in. */
export function signInStrength(actor: Actor): SignInStrength {
  return actor.type === "apiKey" ? "api_key" : "password";
}
