import { DomainError } from "../errors";
import { openSession } from "../verification/open-session";
import { type ProgressView, progressView } from "./applicant-view";
import { CONSENT_VERSION, consentHash, type Language } from "./consent-text";
import { deviceCookie } from "./device-cookie";
import { findLinkedSession } from "./find-linked-session";
import type { Meeting } from "./handle-applicant";
import { loadApplicantSession } from "./load-session";

const DAY = 86_400_000;

type Start = { token: string; consent: { version: string; language: Language } };

/**
 * Opens the session for this device (open-session.ts) with the consent to exactly the text that was shown. Refuses
 * with INVALID_REQUEST: `details.reason` a ClosedReason, or `consent_changed` when a newer text must be read first.
 */
export async function startCapture(
  meeting: Pick<Meeting, "database" | "sessionId" | "requestId">,
  { token, consent }: Start,
): Promise<{ view: ProgressView; cookie: string }> {
  if (consent.version !== CONSENT_VERSION) {
    throw new DomainError("INVALID_REQUEST", "The text of the consent has changed. Please read it again.", {
      details: { reason: "consent_changed" },
    });
  }
  const linked = await findLinkedSession(meeting, token);
  const textHash = consentHash(consent.language, linked?.session.tenantName ?? "");
  const { ctx, session, deviceToken } = await openSession(meeting.database, {
    ...{ sessionId: meeting.sessionId, requestId: meeting.requestId, token },
    consent: { ...consent, textHash },
  });
  return {
    view: progressView(await loadApplicantSession(ctx, meeting.sessionId)),
    // A day longer than the session, so that the device still learns how it ended.
    cookie: deviceCookie(meeting.sessionId, deviceToken, new Date(session.expiresAt.getTime() + DAY)),
  };
}
