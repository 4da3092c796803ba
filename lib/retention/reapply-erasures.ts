import type { Database } from "@/db/client";
import type { Ctx } from "../context";
import { type Erased, eraseEntity } from "../entities/erase-entity";
import { DomainError } from "../errors";
import { redactMedia } from "../media/redact-media";
import { operatorContext } from "../operator-context";
import { revokeSession } from "../verification/revoke-session";
import { type ErasureLine, readErasureJournal } from "./erasure-journal";

export type Reapplied = {
  /** Erased again now. */
  again: number;
  /** Erased in this database already, or younger than the backup: not in it. */
  already: number;
  /** Could not be, and why: try again when that has changed. */
  open: { tenant_id: string; id: string; because: string }[];
  /** Lines of the journal that cannot be read: somebody is named there who may not be erased. */
  damaged: number;
};

/**
 * After an older backup was restored: erases again what the journal says was erased since, by the same verbs, with
 * receipts and audit rows. Safe to run as often as one likes.
 */
export async function reapplyErasures(database: Database): Promise<Reapplied> {
  const { lines, damaged } = await readErasureJournal();
  const done: Reapplied = { again: 0, already: 0, open: [], damaged };
  for (const line of lines) {
    const ctx = operatorContext(database, { tenantId: line.tenant_id, mode: line.mode });
    const id = line.entity_id ?? line.media_id ?? "";
    try {
      const because = await reapply(ctx, line);
      if (because === null) done.again += 1;
      else done.open.push({ tenant_id: line.tenant_id, id, because });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === "NOT_FOUND") done.already += 1;
      else done.open.push({ tenant_id: line.tenant_id, id, because: error.message });
    }
  }
  return done;
}

/** Null when it is erased now; else why the law has it wait. */
async function reapply(ctx: Ctx, line: ErasureLine): Promise<string | null> {
  if (line.entity_id) return (await eraseAgain(ctx, line.entity_id)).deferredBecause;
  await redactMedia(ctx, { sessionId: line.session_id ?? "", mediaId: line.media_id ?? "" });
  return null;
}

/** A session that was open when the backup was made had ended when the person was erased: it is revoked first. */
async function eraseAgain(ctx: Ctx, entityId: string): Promise<Erased> {
  try {
    return await eraseEntity(ctx, entityId);
  } catch (error) {
    const open = error instanceof DomainError ? error.details?.existing_session_id : undefined;
    if (typeof open !== "string") throw error;
    await revokeSession(ctx, { sessionId: open });
    return eraseEntity(ctx, entityId);
  }
}
