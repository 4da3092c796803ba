import type { CaptureStep } from "../checks/registry";
import { captureMinutes } from "../verification/capture-minutes";
import type { ClosedReason } from "../verification/open-session";
import { capturePlan, type PlannedStep } from "./capture-plan";
import { completionRedirect } from "./completion-redirect";
import { CONSENT_VERSION, consentTextsFor, type Language } from "./consent-text";
import type { ApplicantSession } from "./load-session";

type Asker = { name: string; colour: string | null };

/** Before Start: who asks, for what, and what is agreed to. */
export type LandingView = {
  state: "open";
  mode: "test" | "live";
  tenant: Asker;
  minutes: number;
  steps: CaptureStep[];
  consent: { version: string; texts: Record<Language, string[]> };
  /** This device has pressed Start before: go on with GET state/. */
  started: boolean;
};

/** A link that opens nothing any more; nothing else is told. */
export type ClosedView = { state: ClosedReason };

/** After Start. `failure` says only what its person may know. */
export type ProgressView = {
  state: "capturing" | "processing" | "completed" | "failed" | "expired" | "revoked";
  mode: "test" | "live";
  tenant: Asker;
  steps: PlannedStep[];
  next: CaptureStep | null;
  redirect_url: string | null;
  failure: "consent_declined" | "not_confirmed" | null;
};

const asker = (session: ApplicantSession): Asker => ({
  name: session.tenantName,
  colour: /^#[0-9a-f]{6}$/i.test(session.brandColour ?? "") ? session.brandColour : null,
});

/** What the landing screen shows of an open session. */
export function landingView(session: ApplicantSession, started: boolean): LandingView {
  return {
    state: "open",
    mode: session.mode,
    tenant: asker(session),
    minutes: captureMinutes(session.checkTypes),
    steps: capturePlan(session.checkTypes, []).steps.map((s) => s.step),
    consent: { version: CONSENT_VERSION, texts: consentTextsFor(session.tenantName) },
    started,
  };
}

/** Where the session stands, for a device that pressed Start. */
export function progressView(session: ApplicantSession): ProgressView {
  const { steps, next } = capturePlan(session.checkTypes, session.captures, session.begunChecks);
  return {
    state: stateOf(session),
    mode: session.mode,
    tenant: asker(session),
    steps,
    next: session.submittedAt ? null : next,
    redirect_url: ["completed", "failed"].includes(session.status) ? completionRedirect(session) : null,
    // Every reason but the person's own choice reads the same until the reasons have texts of their own.
    failure:
      session.status !== "failed"
        ? null
        : session.failureReason === "consent_declined"
          ? "consent_declined"
          : "not_confirmed",
  };
}

function stateOf(session: ApplicantSession): ProgressView["state"] {
  if (session.status === "pending" || session.status === "accessed") {
    return session.submittedAt ? "processing" : "capturing";
  }
  return session.status;
}
