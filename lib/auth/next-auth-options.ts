import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { nextAuthReadsBaseUrl } from "../env";
import { clientAddress } from "./client-address";
import { endSignIn } from "./end-sign-in";
import { signInByPasskey } from "./passkeys/sign-in-by-passkey";
import { type SignInResult, signIn } from "./sign-in";
import { nextAuthSecret } from "./sign-in-cookie";
import { type OidcUser, oidcProvider } from "./single-sign-on/oidc-provider";
import { singleSignOn } from "./single-sign-on/single-sign-on";
import { type From, SIGN_IN_HOURS } from "./start-sign-in";

const seconds = SIGN_IN_HOURS * 3600;
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

type Headers = Record<string, unknown> | undefined;
const fromOf = (headers: Headers): From => ({
  address: clientAddress(text(headers?.["x-forwarded-for"])),
  userAgent: text(headers?.["user-agent"]),
});

/** next-auth takes a user, null for "wrong", or an error whose message reaches the browser. */
function outcome(result: SignInResult): { id: string } | null {
  if ("signInId" in result) return { id: result.signInId };
  if (result.refused === "throttled") throw new Error(`throttled:${result.retryAfterSeconds}`);
  if (result.refused !== "wrong") throw new Error(result.refused);
  return null;
}

function json(given: unknown): unknown {
  try {
    return typeof given === "string" ? JSON.parse(given) : null;
  } catch {
    return null;
  }
}

/**
 * next-auth's settings. The JWT carries a random sign-in id and nothing else; who that is, and whether it still
 * stands, is asked of sign_ins on every request. A refusal for too many tries reads `throttled:<seconds>`, one for a code
 * `code_missing` or `code_wrong`. An OpenID provider stands beside the password where one is configured.
 * @param from where the request comes from, for the provider's callback, which next-auth gives no request
 */
export function nextAuthOptions(from: From = { address: null, userAgent: null }): NextAuthOptions {
  nextAuthReadsBaseUrl();
  const oidc = singleSignOn();
  return {
    secret: nextAuthSecret(),
    session: { strategy: "jwt", maxAge: seconds },
    jwt: { maxAge: seconds },
    pages: { signIn: "/sign-in/", signOut: "/sign-in/", error: "/sign-in/" },
    providers: [
      Credentials({
        credentials: { email: {}, password: {}, code: {} },
        authorize: async (given, request) =>
          outcome(
            await signIn(
              { email: given?.email, password: given?.password, code: given?.code },
              fromOf(request.headers),
            ),
          ),
      }),
      Credentials({
        id: "passkey",
        credentials: { answer: {} },
        authorize: async (given, request) =>
          outcome(await signInByPasskey(json(given?.answer), fromOf(request.headers))),
      }),
      ...(oidc ? [oidcProvider(oidc, from)] : []),
    ],
    callbacks: {
      // What the provider's answer came to was decided while it was read.
      signIn: ({ user }) => {
        const { refused } = user as OidcUser;
        return refused ? `/sign-in/?refused=${encodeURIComponent(refused)}` : true;
      },
      jwt: ({ token, user }) => (user ? { sid: user.id } : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === "string") await endSignIn(token.sid);
      },
    },
    // Its own logger would print refused sign-ins as errors.
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  };
}
