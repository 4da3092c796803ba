import { assertApplicant } from "../applicant/applicant-from-request";
import { capturePlan, type DocumentType, hasBack } from "../applicant/capture-plan";
import { loadApplicantSession } from "../applicant/load-session";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { replaceCapture } from "../media/replace-capture";
import { supersedeCaptures } from "../media/supersede-captures";
import { lockSession, updateSession } from "./lock-session";

const refuse = (reason: string, message: string) =>
  new DomainError("INVALID_REQUEST", message, { details: { reason } });

/**
 * The person says which document they hold and which country issued it. A passport has no back: its step is waived
 * by a row without media. Another document than before: pictures of the former one are superseded. Only while the
 * session takes pictures and nobody is looking at the document yet (INVALID_REQUEST, `details.reason`).
 */
export async function chooseDocument(
  ctx: Ctx,
  sessionId: string,
  choice: { type: DocumentType; country: string },
): Promise<void> {
  assertApplicant(ctx, sessionId);
  await write(ctx, async (tx) => {
    const locked = await lockSession(ctx, tx, sessionId);
    const session = await loadApplicantSession({ ...ctx, tx }, sessionId);
    if (session.status !== "accessed")
      throw refuse(session.status, "This session takes no pictures any more.");
    if (session.submittedAt) throw refuse("submitted", "Everything was handed in already.");
    const { steps } = capturePlan(session);
    const front = steps.find((s) => s.step === "document_front");
    if (!front) throw refuse("step_not_asked", "This session does not ask for a document.");
    const changed = locked.documentType !== choice.type || locked.documentCountry !== choice.country;
    if (front.fixed) {
      if (changed) throw refuse("step_fixed", "The document is being checked and cannot be changed.");
      return;
    }
    await updateSession(ctx, tx, locked, { documentType: choice.type, documentCountry: choice.country });
    const another = locked.documentType !== null && changed;
    if (another) await supersedeCaptures(ctx, tx, sessionId, "document_front");
    const back = steps.find((s) => s.step === "document_back");
    if (!back) return;
    if (!hasBack(choice.type)) {
      await replaceCapture(ctx, tx, { sessionId, step: "document_back", attempt: 0, mediaId: null });
    } else if (another || back.status === "not_needed") {
      await supersedeCaptures(ctx, tx, sessionId, "document_back");
    }
  });
}
