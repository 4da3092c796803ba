import type { Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import type { Ctx } from "../context";
import { destroyMedia } from "../media/destroy-media";
import type { RetentionClass } from "./classes";
import { DOCUMENT_STEPS, FACE_STEPS } from "./due-sessions";
import { forgetContact } from "./forget-contact";
import { forgetReadings } from "./forget-readings";

/** Deletes what one session holds of a class, in the caller's transaction, with an audit row. */
export async function deleteClass(ctx: Ctx, tx: Tx, kind: RetentionClass, sessionId: string): Promise<void> {
  const media = await work[kind](ctx, tx, sessionId);
  await recordAudit(ctx, tx, {
    action: "retention.deleted",
    targetType: "session",
    targetId: sessionId,
    details: { class: kind, ...(media > 0 ? { media } : {}) },
  });
}

const work: Record<RetentionClass, (ctx: Ctx, tx: Tx, sessionId: string) => Promise<number>> = {
  faces: async (ctx, tx, id) =>
    (await destroyMedia(ctx, tx, [id], "retention", { steps: FACE_STEPS })).length,
  documents: async (ctx, tx, id) =>
    (await destroyMedia(ctx, tx, [id], "retention", { steps: DOCUMENT_STEPS })).length,
  unfinished: async (ctx, tx, id) => (await destroyMedia(ctx, tx, [id], "retention")).length,
  readings: async (ctx, tx, id) => {
    await forgetReadings(ctx, tx, [id]);
    return 0;
  },
  contact: async (ctx, tx, id) => {
    await forgetContact(ctx, tx, [id]);
    return 0;
  },
};
