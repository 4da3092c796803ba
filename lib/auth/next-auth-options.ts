import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { nextAuthReadsBaseUrl } from "../env";
import { clientAddress } from "./client-address";
import { endSignIn } from "./end-sign-in";
import { SIGN_IN_HOURS, signIn } from "./sign-in";
import { nextAuthSecret } from "./sign-in-cookie";

const seconds = SIGN_IN_HOURS * 3600;
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

/**
 * next-auth's settings. The JWT carries a random sign-in id and nothing else; who that is, and whether it still
 * stands, is asked of sign_ins on every request. A refusal for too many tries reads `throttled:<seconds>`.
 */
export function nextAuthOptions(): NextAuthOptions {
  nextAuthReadsBaseUrl();
  return {
    secret: nextAuthSecret(),
    session: { strategy: "jwt", maxAge: seconds },
    jwt: { maxAge: seconds },
    pages: { signIn: "/sign-in/", signOut: "/sign-in/", error: "/sign-in/" },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given, request) {
          const result = await signIn(
            { email: given?.email, password: given?.password },
            {
              address: clientAddress(text(request.headers?.["x-forwarded-for"])),
              userAgent: text(request.headers?.["user-agent"]),
            },
          );
          if ("signInId" in result) return { id: result.signInId };
          if (result.refused === "throttled") throw new Error(`throttled:${result.retryAfterSeconds}`);
          return null;
        },
      }),
    ],
    callbacks: {
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
