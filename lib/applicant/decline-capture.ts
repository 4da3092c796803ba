import { DomainError } from "../errors";
import { declineConsent } from "../verification/decline-consent";
import { type ProgressView, progressView } from "./applicant-view";
import { findLinkedSession } from "./find-linked-session";
import type { Meeting } from "./handle-applicant";
import { loadApplicantSession } from "./load-session";

/** Ends the session because its person does not agree (decline-consent.ts). Needs the cookie or a live link. */
export async function declineCapture(meeting: Meeting, token: string | null): Promise<ProgressView> {
  const device = await meeting.findApplicant();
  const linked = !device && token ? await findLinkedSession(meeting, token) : null;
  const ctx = device ?? (linked && !linked.isReplaced ? linked.ctx : null);
  if (!ctx) {
    throw new DomainError("INVALID_REQUEST", "This link can no longer be used.", {
      details: { reason: linked ? "replaced" : "unknown" },
    });
  }
  await declineConsent(ctx, meeting.sessionId);
  return progressView(await loadApplicantSession(ctx, meeting.sessionId));
}
