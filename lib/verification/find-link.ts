import type { Database, Mode, Tx } from "@/db/client";
import type { Ctx } from "../context";
import { hashLinkToken } from "./link-token";

/** A secret that opens a session: mailed to the person, or shown as a code by a device of theirs. */
export type Link = {
  kind: "mail" | "handover";
  tenant_id: string;
  mode: Mode;
  session_id: string;
  /** Since when it opens nothing any more, for another reason than the session's end. */
  dead_at: Date | null;
};

const mailText = `
select 'mail' as kind, tenant_id, mode, session_id, replaced_at as dead_at from link_tokens where token_hash = $1`;
const handoverText = `
select 'handover' as kind, tenant_id, mode, session_id,
  case when used_at is not null then used_at when expires_at <= $2 then expires_at end as dead_at
from handovers where token_hash = $1`;

/** Which session a token opens or opened; null when no such link was ever made. Changes nothing. */
export async function findLink(database: Database, token: string): Promise<Link | null> {
  const hash = hashLinkToken(token);
  const [mailed] = await database.readSystem<Link>(mailText, [hash]);
  if (mailed) return mailed;
  const [handed] = await database.readSystem<Link>(handoverText, [hash, new Date()]);
  return handed ?? null;
}

const currentText = `
select 1 from link_tokens
where tenant_id = $1 and mode = $2 and session_id = $3 and token_hash = $4 and replaced_at is null`;
const useText = `
update handovers set used_at = $5
where tenant_id = $1 and mode = $2 and session_id = $3 and token_hash = $4 and used_at is null and expires_at > $5
returning id`;

/**
 * Whether the link still opens its session, read again under the session's lock: a resend may have replaced it
 * meanwhile. A handover is used up by this.
 */
export async function takeLink(ctx: Ctx, tx: Tx, link: Link, token: string): Promise<boolean> {
  const key = [link.tenant_id, link.mode, link.session_id, hashLinkToken(token)];
  const rows =
    link.kind === "mail" ? await tx.query(currentText, key) : await tx.query(useText, [...key, ctx.now()]);
  return rows.length === 1;
}
