import { declineConsent } from "../verification/decline-consent";
import { type ProgressView, progressView } from "./applicant-view";
import type { Meeting } from "./handle-applicant";
import { knownApplicant } from "./known-applicant";
import { loadApplicantSession } from "./load-session";

/** Ends the session because its person does not agree (decline-consent.ts). Needs the cookie or a live link. */
export async function declineCapture(meeting: Meeting, token: string | null): Promise<ProgressView> {
  const ctx = await knownApplicant(meeting, token);
  await declineConsent(ctx, meeting.sessionId);
  return progressView(await loadApplicantSession(ctx, meeting.sessionId));
}
