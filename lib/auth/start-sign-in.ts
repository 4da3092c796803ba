import type { Tx } from "@/db/client";
import { newSignInId } from "./sign-in-id";

/** A sign-in ends by itself after this long, however busy. */
export const SIGN_IN_HOURS = 12;

export type Strength = "password" | "second_factor" | "passkey" | "single_sign_on";
export type From = { address: string | null; userAgent: string | null };

const text = `
insert into sign_ins (tenant_id, id, user_id, user_agent, strength, created_at, last_seen_at, expires_at)
values ($1, $2, $3, $4, $5, now(), now(), now() + interval '${SIGN_IN_HOURS} hours')`;

/** Starts a sign-in (a row in sign_ins) for somebody who has proven who they are; returns its id, a secret. */
export async function startSignIn(
  tx: Tx,
  account: { tenantId: string; userId: string },
  strength: Strength,
  from: From,
): Promise<string> {
  const id = newSignInId();
  const agent = from.userAgent?.slice(0, 400) ?? null;
  await tx.query(text, [account.tenantId, id, account.userId, agent, strength]);
  return id;
}
