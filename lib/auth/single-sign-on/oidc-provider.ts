import type { Profile, User } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { log } from "../../log";
import type { From } from "../start-sign-in";
import { signInByOidc } from "./sign-in-by-oidc";
import type { SingleSignOn } from "./single-sign-on";

/** next-auth's user after the provider's answer: a sign-in, or why there is none. */
export type OidcUser = User & { refused?: string };

/**
 * The OpenID provider for next-auth: Authorization Code with PKCE (S256), `state` and `nonce`; next-auth keeps all
 * three in cookies encrypted for 15 minutes and refuses an answer that does not match. The library checks the ID
 * token's signature, issuer, audience and time (OpenID Connect Core § 3.1.3.7).
 */
export function oidcProvider(settings: SingleSignOn, from: From): OAuthConfig<Profile> {
  const { issuer, clientId, clientSecret, name, strongAcr } = settings;
  return {
    ...{ id: "oidc", type: "oauth", name, issuer, clientId, clientSecret },
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    authorization: {
      params: {
        scope: "openid email profile",
        ...(strongAcr.length > 0 ? { acr_values: strongAcr.join(" ") } : {}),
      },
    },
    userinfo: {
      // Many providers tell the address only there (OpenID Connect Core § 5.4). Its `sub` must be the ID token's.
      request: async ({ tokens, client }) => {
        const claims = tokens as unknown as { claims(): Profile };
        const told = claims.claims();
        if (told.email !== undefined) return told;
        const more = await client.userinfo(tokens as never);
        return { ...(more as Profile), ...told };
      },
    },
    httpOptions: { timeout: 10_000 },
    profile: async (claims): Promise<OidcUser> => {
      const result = await signInByOidc(claims, settings, from).catch((error: Error) => {
        log().error({ event: "sign_in.failed", by: "single_sign_on", error: error.name });
        return { refused: "error" };
      });
      // next-auth takes nobody without an id for an error of the provider's.
      return "signInId" in result ? { id: result.signInId } : { id: "refused", refused: result.refused };
    },
  };
}
