import { decode } from "next-auth/jwt";
import { derivedKey } from "../env";

/** next-auth's names: the second over https. */
export const SIGN_IN_COOKIES = ["next-auth.session-token", "__Secure-next-auth.session-token"] as const;

/** The key next-auth encrypts its JWT under. */
export const nextAuthSecret = (): string => derivedKey("next-auth").toString("hex");

/** The sign-in id inside next-auth's cookie, or null when the cookie is not ours, altered or past its time. */
export async function signInIdOf(token: string | undefined): Promise<string | null> {
  if (!token || token.length > 4096) return null;
  try {
    const claims = await decode({ token, secret: nextAuthSecret() });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    return null;
  }
}
