import type { Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import { database } from "../database";
import { systemContext } from "../outbox/system-context";
import { newSignInId } from "./sign-in-id";

/** A sign-in ends by itself after this long, however busy. */
export const SIGN_IN_HOURS = 12;

/** `single_sign_on_second_factor`: the provider said that more than a password was asked for. */
export type Strength =
  | "password"
  | "second_factor"
  | "passkey"
  | "single_sign_on"
  | "single_sign_on_second_factor";
export type From = { address: string | null; userAgent: string | null };

const text = `
insert into sign_ins (tenant_id, id, user_id, user_agent, strength, created_at, last_seen_at, expires_at)
values ($1, $2, $3, $4, $5, now(), now(), now() + interval '${SIGN_IN_HOURS} hours')`;

/**
 * Starts a sign-in (a row in sign_ins, and one in the audit log) for somebody who has proven who they are; returns its
 * id, a secret. `details` go into the audit row: no personal data.
 */
export async function startSignIn(
  tx: Tx,
  account: { tenantId: string; userId: string },
  strength: Strength,
  from: From,
  details: Record<string, unknown> = {},
): Promise<string> {
  const id = newSignInId();
  const agent = from.userAgent?.slice(0, 400) ?? null;
  await tx.query(text, [account.tenantId, id, account.userId, agent, strength]);
  const ctx = systemContext(database(), { tenantId: account.tenantId, mode: "live" }, "sign-in");
  await recordAudit(ctx, tx, {
    ...{ action: "sign_in.started", targetType: "user", targetId: account.userId },
    details: { strength, ...details },
  });
  return id;
}
