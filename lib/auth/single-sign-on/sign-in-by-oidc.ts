import { z } from "zod";
import type { Tx } from "@/db/client";
import { recordAudit } from "../../audit/record-audit";
import { database } from "../../database";
import { log } from "../../log";
import { joinByInvitation, newUser } from "../../members/join-by-invitation";
import { systemContext } from "../../outbox/system-context";
import { type From, startSignIn } from "../start-sign-in";
import { type Found, findAccount } from "./find-account";
import type { SingleSignOn } from "./single-sign-on";

/** What a provider said that was verified before: its ID token's claims, and those of its userinfo endpoint. */
const Claims = z.object({
  iss: z.string().min(1).max(500),
  // OpenID Connect Core § 2: at most 255 ASCII characters.
  sub: z.string().min(1).max(255),
  email: z.email().max(254).optional().catch(undefined),
  email_verified: z.unknown().optional(),
  name: z.string().trim().min(1).max(200).optional().catch(undefined),
  amr: z
    .array(z.string().regex(/^[\w.:/-]{1,60}$/))
    .max(20)
    .catch([]),
  acr: z
    .string()
    .regex(/^[\w.:/-]{1,200}$/)
    .optional()
    .catch(undefined),
});
export type OidcClaims = z.infer<typeof Claims>;

export type OidcRefusal = "unknown" | "email_unverified" | "other_subject" | "inactive" | "second_factor";

/**
 * Signs in whom the OpenID provider names. An account is found by issuer and subject only. The first time it is bound
 * to them: of a member or somebody invited with the same e-mail address, which the provider must call verified.
 * Whoever was invited joins by it. Where the tenant asks for a second factor, the provider must say that there was one
 * (`amr`, `acr`). Audit row for each sign-in, and for each refusal that a tenant is known of.
 */
export async function signInByOidc(
  given: unknown,
  { strongAmr, strongAcr }: Pick<SingleSignOn, "strongAmr" | "strongAcr">,
  from: From,
): Promise<{ signInId: string } | { refused: OidcRefusal }> {
  const claims = Claims.parse(given);
  const { amr, acr } = claims;
  const strong = amr.some((v) => strongAmr.includes(v)) || (acr !== undefined && strongAcr.includes(acr));
  return database().asSystem(async (tx) => {
    const found = await findAccount(tx, claims, claims.email_verified === true);
    if ("refused" in found) return refuse(tx, found.refused, found.tenantId, found.userId);
    if (found.needsSecondFactor && !strong) return refuse(tx, "second_factor", found.tenantId, found.userId);
    const userId = await joined(tx, found, claims);
    await tx.query(
      `insert into single_sign_on_subjects (issuer, subject, user_id, last_used_at) values ($1, $2, $3, now())
       on conflict (issuer, subject) do update set last_used_at = now()`,
      [claims.iss, claims.sub, userId],
    );
    const strength = strong ? "single_sign_on_second_factor" : "single_sign_on";
    const details = { amr, ...(acr === undefined ? {} : { acr }), first: found.isNew };
    return { signInId: await startSignIn(tx, { tenantId: found.tenantId, userId }, strength, from, details) };
  });
}

/** The account's id; made, and the invitation accepted, where somebody comes for the first time. */
async function joined(tx: Tx, found: Found, claims: OidcClaims): Promise<string> {
  const { invitation } = found;
  const userId =
    found.userId ??
    (await newUser(tx, {
      ...{ email: claims.email ?? "", name: claims.name ?? claims.email ?? "", passwordHash: null },
    }));
  if (invitation) await joinByInvitation(database(), tx, invitation, userId);
  return userId;
}

async function refuse(tx: Tx, refused: OidcRefusal, tenantId: string | null, userId: string | null) {
  // Who is not known belongs to no tenant's log; the process's own tells that somebody came.
  if (!tenantId) log().warn({ event: "sign_in.refused", by: "single_sign_on", reason: refused });
  else {
    const ctx = systemContext(database(), { tenantId, mode: "live" }, "sign-in");
    await recordAudit(ctx, tx, {
      ...{ action: "sign_in.refused", targetType: "user", targetId: userId },
      details: { by: "single_sign_on", reason: refused },
    });
  }
  return { refused };
}
