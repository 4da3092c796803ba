import { DomainError } from "../errors";
import { openSession } from "../verification/open-session";
import { type ProgressView, progressView } from "./applicant-view";
import { CONSENT_VERSION, consentHash, type Language } from "./consent-text";
import { deviceCookie } from "./device-cookie";
import { findLinkedSession } from "./find-linked-session";
import type { Meeting } from "./handle-applicant";
import { loadApplicantSession } from "./load-session";

// Longer than an applicant may ask for a person after the end, so that the device still learns what became of it.
const KEPT_MS = 32 * 86_400_000;

type Start = {
  token: string;
  /** Null: agreed on the device that handed over. */
  consent: { version: string; language: Language } | null;
  withoutBiometrics: boolean;
  /** Where the person agreed from, for the record. */
  ip: string | null;
};

/**
 * Opens the session for this device (open-session.ts) with the consent to exactly the text that was shown. Refuses
 * with INVALID_REQUEST: `details.reason` a ClosedReason, or `consent_changed` when a newer text must be read first.
 */
export async function startCapture(
  meeting: Pick<Meeting, "database" | "sessionId" | "requestId">,
  { token, consent, withoutBiometrics, ip }: Start,
): Promise<{ view: ProgressView; cookie: string }> {
  if (consent && consent.version !== CONSENT_VERSION) {
    throw new DomainError("INVALID_REQUEST", "The text of the consent has changed. Please read it again.", {
      details: { reason: "consent_changed" },
    });
  }
  const linked = await findLinkedSession(meeting, token);
  // A mailed link is the person's first word: there is nothing to rely on but what they agree to now.
  if (!consent && linked?.kind === "mail") {
    throw new DomainError("INVALID_REQUEST", "Nobody has agreed yet.", {
      details: { reason: "consent_missing" },
    });
  }
  const facts = linked?.session.consentFacts ?? { tenant: "", faces: 0, documents: 0, unfinished: 0 };
  const { ctx, session, deviceToken } = await openSession(meeting.database, {
    ...{ sessionId: meeting.sessionId, requestId: meeting.requestId, token },
    consent: consent && { ...consent, textHash: consentHash(consent.language, facts), ip },
    withoutBiometrics,
  });
  return {
    view: progressView(await loadApplicantSession(ctx, meeting.sessionId)),
    cookie: deviceCookie(meeting.sessionId, deviceToken, new Date(session.expiresAt.getTime() + KEPT_MS)),
  };
}
