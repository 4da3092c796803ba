import { captureFrames } from "@/db/schema";
import { assertApplicant } from "../applicant/applicant-from-request";
import { recordAudit } from "../audit/record-audit";
import { type Ctx, write } from "../context";
import { DomainError, invalid } from "../errors";
import type { MediaStore } from "../storage/media-store";
import { lockSession } from "../verification/lock-session";
import { discardFiles, insertMedia, withKeptFiles } from "./kept-files";
import { MAX_FRAME_SIDE, MAX_FRAMES, MIN_FRAMES } from "./media-limits";
import { preparePicture } from "./prepare-picture";
import { replaceCapture } from "./replace-capture";
import { wantedStep } from "./wanted-step";

/** A picture taken during a challenge: for which action, and when (milliseconds since the challenge was shown). */
export type LivenessFrame = { action: string | null; takenMs: number; bytes: Buffer };

type Challenge = { id: string; actions: string[]; expires_at: Date; capture_id: string | null };

// Only the newest challenge of a session counts.
const challengeText = `
select id, actions, expires_at, capture_id from liveness_challenges
where tenant_id = $1 and mode = $2 and session_id = $3 order by created_at desc, id desc limit 1`;

const answerText = `
update liveness_challenges set capture_id = $4 where tenant_id = $1 and mode = $2 and id = $3`;

const refuse = (reason: string, message: string) =>
  new DomainError("INVALID_REQUEST", message, { details: { reason } });

/**
 * Stores the frames that answer a challenge, each encrypted by itself, in place of an earlier liveness capture. The
 * challenge must be the session's newest, in time, and not answered yet; sent again after it was answered, nothing
 * changes. Refuses (INVALID_REQUEST, `details.reason`) `challenge_over`, and as wanted-step.ts and file-refusal.ts
 * say; VALIDATION_ERROR for frames that do not fit the challenge.
 */
export async function storeLiveness(
  ctx: Ctx,
  store: MediaStore,
  input: { sessionId: string; challengeId: string; frames: readonly LivenessFrame[] },
): Promise<void> {
  const { sessionId, challengeId, frames } = input;
  assertApplicant(ctx, sessionId);
  if (frames.length < MIN_FRAMES || frames.length > MAX_FRAMES) {
    throw invalid({ frames: [`${MIN_FRAMES} to ${MAX_FRAMES} frames are taken.`] });
  }
  await wantedStep(ctx, sessionId, "liveness");
  const prepared = [];
  for (const frame of frames) prepared.push(await preparePicture(frame.bytes, MAX_FRAME_SIDE));
  await withKeptFiles(ctx, store, sessionId, prepared, async (kept) => {
    const isNew = await write(ctx, async (tx) => {
      await lockSession(ctx, tx, sessionId);
      const attempt = await wantedStep({ ...ctx, tx }, sessionId, "liveness");
      const [challenge] = await tx.query<Challenge>(challengeText, [ctx.tenantId, ctx.mode, sessionId]);
      if (challenge?.id !== challengeId) throw refuse("challenge_over", "This challenge is void.");
      if (challenge.capture_id) return false;
      if (challenge.expires_at <= ctx.now()) throw refuse("challenge_over", "This challenge is over.");
      checkFrames(frames, challenge.actions);
      await insertMedia(ctx, tx, kept);
      const mediaId = kept[0]?.mediaId ?? null;
      const captureId = await replaceCapture(ctx, tx, { sessionId, step: "liveness", attempt, mediaId });
      await tx.db.insert(captureFrames).values(
        kept.map((file, position) => ({
          ...{ tenantId: ctx.tenantId, mode: ctx.mode, captureId, position, mediaId: file.mediaId },
          action: frames[position]?.action ?? null,
          takenMs: frames[position]?.takenMs ?? 0,
        })),
      );
      await tx.query(answerText, [ctx.tenantId, ctx.mode, challengeId, captureId]);
      await recordAudit(ctx, tx, {
        action: "capture.stored",
        targetType: "session",
        targetId: sessionId,
        details: { step: "liveness", attempt, frames: kept.length, challenge_id: challengeId },
      });
      return true;
    });
    if (!isNew) await discardFiles(store, kept);
  });
}

/** In the order of time, and only for actions of the challenge, in its order. */
function checkFrames(frames: readonly LivenessFrame[], actions: readonly string[]): void {
  let [last, place] = [0, 0];
  for (const { action, takenMs } of frames) {
    const at = action === null ? place : actions.indexOf(action);
    if (at < place || takenMs < last) throw invalid({ frames: ["The frames do not fit the challenge."] });
    [last, place] = [takenMs, at];
  }
}
