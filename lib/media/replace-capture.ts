import type { Tx } from "@/db/client";
import { captures } from "@/db/schema";
import type { CaptureStep } from "../checks/registry";
import type { Ctx } from "../context";
import { newId } from "../ids";
import { supersedeCaptures } from "./supersede-captures";

export type CaptureRow = {
  sessionId: string;
  step: CaptureStep;
  attempt: number;
  /** Null waives the step: this document has no such side. */
  mediaId: string | null;
  warnings?: string[];
};

/** Puts a capture in place of the step's current one, which stays as a record. Returns its id. */
export async function replaceCapture(ctx: Ctx, tx: Tx, row: CaptureRow): Promise<string> {
  await supersedeCaptures(ctx, tx, row.sessionId, row.step);
  const id = newId();
  await tx.db.insert(captures).values({
    ...{ tenantId: ctx.tenantId, mode: ctx.mode, id, createdAt: ctx.now(), sessionId: row.sessionId },
    ...{ step: row.step, attempt: row.attempt, mediaId: row.mediaId, warnings: row.warnings ?? [] },
  });
  return id;
}

const sameText = `
select m.id from captures c join media m on m.tenant_id = c.tenant_id and m.mode = c.mode and m.id = c.media_id
where c.tenant_id = $1 and c.mode = $2 and c.session_id = $3 and c.step = $4 and c.superseded_at is null and m.sha256 = $5`;

/** The media row of the step's current capture if it is this very picture: an upload whose answer was lost. */
export async function findSamePicture(
  ctx: Ctx,
  tx: Tx,
  { sessionId, step }: Pick<CaptureRow, "sessionId" | "step">,
  sha256: Buffer,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(sameText, [ctx.tenantId, ctx.mode, sessionId, step, sha256]);
  return row?.id ?? null;
}
