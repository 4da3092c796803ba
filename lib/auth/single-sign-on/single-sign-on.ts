import { env } from "../../env";

export type SingleSignOn = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button calls it. */
  name: string;
  /** Values of `amr` and `acr` by which the provider says that more than a password was asked for. */
  strongAmr: readonly string[];
  strongAcr: readonly string[];
};

/** The OpenID provider people may sign in at; null where none is configured. */
export function singleSignOn(): SingleSignOn | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env();
  if (!issuer || !clientId || !clientSecret) return null;
  const { OIDC_NAME: name, OIDC_STRONG_AMR: strongAmr, OIDC_STRONG_ACR: strongAcr } = env();
  return { issuer, clientId, clientSecret, name, strongAmr, strongAcr };
}
