import { createHash } from "node:crypto";
import type { Tx } from "@/db/client";
import { captures, media } from "@/db/schema";
import { assertApplicant } from "../applicant/applicant-from-request";
import { capturePlan, type DocumentType, hasBack } from "../applicant/capture-plan";
import { loadApplicantSession } from "../applicant/load-session";
import { recordAudit } from "../audit/record-audit";
import type { CaptureStep } from "../checks/registry";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { encryptFile, storageKey } from "../storage/envelope";
import type { MediaStore } from "../storage/media-store";
import { tenantKey } from "../storage/tenant-key";
import { MAX_ATTEMPTS } from "../verification/last-try";
import { lockSession } from "../verification/lock-session";
import { MAX_REPLACEMENTS } from "./media-limits";
import { prepareFile } from "./prepare-file";
import { supersedeCaptures } from "./supersede-captures";

export type NewCapture = {
  sessionId: string;
  step: CaptureStep;
  bytes: Buffer;
  /** What the person says they hold, with the front of a document: decides whether a back is asked for. */
  documentType?: DocumentType | undefined;
};

/**
 * Stores what the person handed in for a step, in place of an earlier capture of it. The encrypted file is written
 * first, then media, capture and audit row in one transaction; of files whose transaction fails, nothing remains.
 * Only while the session is accessed, not expired and not submitted, for a step it asks for, as long as it has a
 * try left; a picture may be replaced ten times a try (INVALID_REQUEST, `details.reason`). Refuses files as file-refusal.ts says. Returns the media row's id.
 */
export async function storeCapture(ctx: Ctx, store: MediaStore, input: NewCapture): Promise<string> {
  assertApplicant(ctx, input.sessionId);
  // Refused before the picture costs anything; decided again under the session's lock.
  await assertWanted(ctx, input);
  const file = await prepareFile(ctx.mode, input.step, input.bytes);
  const identity = {
    tenantId: ctx.tenantId,
    mode: ctx.mode,
    sessionId: input.sessionId,
    mediaId: newId(),
  };
  const { sealed, wrappedKey } = encryptFile(await tenantKey(ctx), file.bytes, identity);
  const key = storageKey(identity);
  await store.put(key, sealed);
  try {
    await write(ctx, async (tx) => {
      await lockSession(ctx, tx, input.sessionId);
      const attempt = await assertWanted({ ...ctx, tx }, input);
      const now = ctx.now();
      await tx.db.insert(media).values({
        ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: identity.mediaId, sessionId: input.sessionId },
        storageKey: key,
        contentType: file.contentType,
        bytes: file.bytes.length,
        width: file.width,
        height: file.height,
        sha256: createHash("sha256").update(file.bytes).digest(),
        wrappedKey,
        createdAt: now,
      });
      await replaceCapture(ctx, tx, { ...input, attempt, mediaId: identity.mediaId });
      if (input.step === "document_front" && input.documentType) {
        await settleBack(ctx, tx, input.sessionId, input.documentType);
      }
      await recordAudit(ctx, tx, {
        action: "capture.stored",
        targetType: "session",
        targetId: input.sessionId,
        details: { step: input.step, attempt, media_id: identity.mediaId },
      });
    });
  } catch (error) {
    // Whether the commit arrived may be unknown: the sweeper then decides by the row.
    if (error instanceof DomainError) await store.delete(key).catch(() => {});
    throw error;
  }
  return identity.mediaId;
}

const refuse = (reason: string, message: string) =>
  new DomainError("INVALID_REQUEST", message, { details: { reason } });

/** Which try this picture is for (1 to 5), if the session wants it. */
async function assertWanted(ctx: Ctx, { sessionId, step }: NewCapture): Promise<number> {
  const session = await loadApplicantSession(ctx, sessionId);
  if (session.status !== "accessed") throw refuse(session.status, "This session takes no pictures any more.");
  if (session.submittedAt) throw refuse("submitted", "Everything was handed in already.");
  const { steps } = capturePlan(session.checkTypes, session.captures, session.begunChecks);
  const planned = steps.find((s) => s.step === step);
  if (!planned) throw refuse("step_not_asked", "This session does not ask for this step.");
  if (planned.fixed) throw refuse("step_fixed", "This picture is being checked and cannot be replaced.");
  const attempt = MAX_ATTEMPTS - planned.attempts_left + 1;
  const sent = session.captures.filter((c) => c.step === step && c.hasMedia && c.attempt === attempt);
  if (planned.attempts_left < 1 || sent.length >= MAX_REPLACEMENTS) {
    throw refuse("attempts_used", "Too many pictures were sent for this step.");
  }
  return attempt;
}

async function replaceCapture(
  ctx: Ctx,
  tx: Tx,
  row: { sessionId: string; step: CaptureStep; attempt: number; mediaId: string | null },
): Promise<void> {
  await supersedeCaptures(ctx, tx, row.sessionId, row.step);
  await tx.db.insert(captures).values({
    ...{ tenantId: ctx.tenantId, mode: ctx.mode, id: newId(), createdAt: ctx.now() },
    ...{ sessionId: row.sessionId, step: row.step, attempt: row.attempt, mediaId: row.mediaId },
  });
}

/** A passport has no back: its step is waived by a row without media; another document asks for it again. */
async function settleBack(ctx: Ctx, tx: Tx, sessionId: string, type: DocumentType): Promise<void> {
  const session = await loadApplicantSession({ ...ctx, tx }, sessionId);
  const back = capturePlan(session.checkTypes, session.captures).steps.find(
    (s) => s.step === "document_back",
  );
  if (!back) return;
  if (!hasBack(type)) {
    await replaceCapture(ctx, tx, { sessionId, step: "document_back", attempt: 0, mediaId: null });
  } else if (back.status === "not_needed") {
    await supersedeCaptures(ctx, tx, sessionId, "document_back");
  }
}
