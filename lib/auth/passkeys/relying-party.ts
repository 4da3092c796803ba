import { env } from "../../env";

/** Who passkeys are made for: this installation, by its public address. */
export function relyingParty(): { id: string; name: string; origin: string } {
  const { hostname, origin } = new URL(env().BASE_URL);
  return { id: hostname, name: "Veridesk", origin };
}
