import type { Tx } from "@/db/client";
import { consents } from "@/db/schema";
import type { Ctx } from "../context";
import { newId } from "../ids";
import type { SessionRow } from "./lock-session";

/** What a person agreed to, in which words, and from which address. `textHash`: SHA-256, hex, of the text as shown. */
export type Consent = { version: string; language: string; textHash: string; ip: string | null };

/** Writes that the person of a locked session agreed. Each agreement is a row of its own. */
export async function recordConsent(ctx: Ctx, tx: Tx, session: SessionRow, consent: Consent): Promise<void> {
  await tx.db.insert(consents).values({
    ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: newId(), sessionId: session.id },
    ...{ entityId: session.entityId, version: consent.version, language: consent.language },
    ...{ textHash: Buffer.from(consent.textHash, "hex"), ip: consent.ip, createdAt: ctx.now() },
  });
}

/** Whether the person has agreed and not withdrawn it. */
export async function hasConsent(ctx: Ctx, tx: Tx, sessionId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from consents where tenant_id = $1 and mode = $2 and session_id = $3 and withdrawn_at is null limit 1`,
    [ctx.tenantId, ctx.mode, sessionId],
  );
  return rows.length > 0;
}

/** The person takes back what they agreed to; the rows stay as a record. */
export async function withdrawConsent(ctx: Ctx, tx: Tx, sessionId: string): Promise<void> {
  await tx.query(
    `update consents set withdrawn_at = $4
     where tenant_id = $1 and mode = $2 and session_id = $3 and withdrawn_at is null`,
    [ctx.tenantId, ctx.mode, sessionId, ctx.now()],
  );
}
