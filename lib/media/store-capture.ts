import { assertApplicant } from "../applicant/applicant-from-request";
import { recordAudit } from "../audit/record-audit";
import type { CaptureStep } from "../checks/registry";
import { type Ctx, write } from "../context";
import type { MediaStore } from "../storage/media-store";
import { lockSession } from "../verification/lock-session";
import { discardFiles, insertMedia, withKeptFiles } from "./kept-files";
import { isSpecimen, prepareFile } from "./prepare-file";
import { type QualityWarning, SPECIMEN, WITHOUT_CHALLENGE } from "./quality-warnings";
import { findSamePicture, replaceCapture } from "./replace-capture";
import { wantedStep } from "./wanted-step";

export type NewCapture = {
  sessionId: string;
  step: CaptureStep;
  bytes: Buffer;
  /** Hints that the person passed over. */
  warnings?: QualityWarning[];
};

/**
 * Stores what the person handed in for a step, in place of an earlier capture of it. The encrypted file is written
 * first, then media, capture and audit row in one transaction; of files whose transaction fails, nothing remains.
 * Sent again, the same picture changes nothing. A liveness step answered so has no challenge, and says so. Refuses as
 * wanted-step.ts and file-refusal.ts say. Returns the media row's id.
 */
export async function storeCapture(ctx: Ctx, store: MediaStore, input: NewCapture): Promise<string> {
  assertApplicant(ctx, input.sessionId);
  // Refused before the picture costs anything; decided again under the session's lock.
  await wantedStep(ctx, input.sessionId, input.step);
  const file = await prepareFile(ctx.mode, input.step, input.bytes);
  const { sessionId, step } = input;
  return withKeptFiles(ctx, store, sessionId, [file], async (kept) => {
    const mediaId = await write(ctx, async (tx) => {
      await lockSession(ctx, tx, sessionId);
      const attempt = await wantedStep({ ...ctx, tx }, sessionId, step);
      const [first] = kept;
      if (!first) throw new Error("Nothing was kept.");
      const same = await findSamePicture(ctx, tx, input, first.sha256);
      if (same) return same;
      await insertMedia(ctx, tx, kept);
      const warnings = [
        ...(input.warnings ?? []),
        ...(step === "liveness" ? [WITHOUT_CHALLENGE] : []),
        ...(isSpecimen(ctx.mode, input.bytes) ? [SPECIMEN] : []),
      ];
      await replaceCapture(ctx, tx, { sessionId, step, attempt, mediaId: first.mediaId, warnings });
      await recordAudit(ctx, tx, {
        action: "capture.stored",
        targetType: "session",
        targetId: sessionId,
        details: { step, attempt, media_id: first.mediaId, ...(warnings.length > 0 ? { warnings } : {}) },
      });
      return first.mediaId;
    });
    if (mediaId !== kept[0]?.mediaId) await discardFiles(store, kept);
    return mediaId;
  });
}
