import type { CaptureStep } from "../checks/registry";
import { reasonText } from "../texts/failure-reasons";
import { captureMinutes } from "../verification/capture-minutes";
import type { ClosedReason } from "../verification/open-session";
import { FAILURE_REASONS } from "../verification/outcome";
import { mayContest } from "../verification/request-contest";
import { offersWithoutBiometrics } from "../verification/without-biometrics";
import { capturePlan, type DocumentType, type PlannedStep } from "./capture-plan";
import { completionRedirect } from "./completion-redirect";
import { CONSENT_VERSION, consentTextsFor, LANGUAGES, type Language } from "./consent-text";
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
  /** The public page of how long what is kept. */
  retention_path: string;
  /** This device has pressed Start before: go on with GET state/. */
  started: boolean;
  /** The person has agreed on another device of theirs: nothing to read again. */
  agreed: boolean;
  /** A way without biometrics is offered. */
  without_biometrics: boolean;
  /** How many steps are done, on whatever device. */
  progress: { done: number; total: number };
};

/** A link that opens nothing any more; nothing else is told. */
export type ClosedView = { state: ClosedReason };

/** What became of an applicant's wish for a person. */
export type ContestState = { asked: boolean; decision: string | null; may_ask: boolean };

/** After Start. `failure` says only what its person may know. */
export type ProgressView = {
  state: "capturing" | "processing" | "completed" | "failed" | "expired" | "revoked";
  mode: "test" | "live";
  tenant: Asker;
  document: { type: DocumentType; country: string } | null;
  steps: PlannedStep[];
  next: CaptureStep | null;
  /** How often a quality hint is insisted on before a picture is taken as it is. */
  quality_warnings: number;
  /** Checks that have ended, of how many: while they run. */
  checks: { done: number; total: number };
  redirect_url: string | null;
  /** `texts`: why, in each language; the same bytes for every reason that is not told. */
  failure: { declined: boolean; texts: Record<Language, string>; contest: ContestState } | null;
};

const asker = (session: ApplicantSession): Asker => ({
  name: session.tenantName,
  colour: /^#[0-9a-f]{6}$/i.test(session.brandColour ?? "") ? session.brandColour : null,
});

/** What the landing screen shows of an open session. */
export function landingView(session: ApplicantSession, started: boolean, agreed: boolean): LandingView {
  return {
    state: "open",
    mode: session.mode,
    tenant: asker(session),
    minutes: captureMinutes(session.checkTypes),
    steps: capturePlan({ ...session, captures: [] }).steps.map((s) => s.step),
    consent: { version: CONSENT_VERSION, texts: consentTextsFor(session.consentFacts) },
    retention_path: `/retention/${session.tenantId}/`,
    started,
    agreed,
    progress: stepCount(session),
    without_biometrics: offersWithoutBiometrics(session.offersAlternative, session.checkTypes),
  };
}

function stepCount(session: ApplicantSession): LandingView["progress"] {
  const asked = capturePlan(session).steps.filter((s) => s.status !== "not_needed");
  return { done: asked.filter((s) => s.status === "done").length, total: asked.length };
}

/** Where the session stands, for a device that pressed Start. */
export function progressView(session: ApplicantSession, now = new Date()): ProgressView {
  const { steps, next } = capturePlan(session);
  const { documentType: type, documentCountry: country } = session;
  return {
    state: stateOf(session),
    mode: session.mode,
    tenant: asker(session),
    document: type && country ? { type, country } : null,
    steps,
    next: session.submittedAt ? null : next,
    quality_warnings: session.qualityWarnings,
    checks: { done: session.checksDone, total: session.checkTypes.length },
    redirect_url: ["completed", "failed"].includes(session.status) ? completionRedirect(session) : null,
    failure: session.status === "failed" ? failureView(session, now) : null,
  };
}

/** Why, in the person's words, and whom they can ask. Nothing else of what was found. */
function failureView(session: ApplicantSession, now: Date): NonNullable<ProgressView["failure"]> {
  const reason = FAILURE_REASONS.find((r) => r === session.failureReason) ?? "other";
  const { contest } = session;
  return {
    declined: reason === "consent_declined",
    texts: Object.fromEntries(LANGUAGES.map((l) => [l, reasonText(reason, l).applicant])) as Record<
      Language,
      string
    >,
    contest: {
      asked: contest !== null,
      decision: contest?.decision ?? null,
      may_ask: contest === null && mayContest(session, now),
    },
  };
}

function stateOf(session: ApplicantSession): ProgressView["state"] {
  if (session.status === "pending" || session.status === "accessed") {
    return session.submittedAt ? "processing" : "capturing";
  }
  return session.status;
}
