import { capturePlan } from "../applicant/capture-plan";
import { loadApplicantSession } from "../applicant/load-session";
import type { CaptureStep } from "../checks/registry";
import type { Ctx } from "../context";
import { DomainError } from "../errors";
import { MAX_ATTEMPTS } from "../verification/last-try";
import { MAX_REPLACEMENTS } from "./media-limits";

const refuse = (reason: string, message: string) =>
  new DomainError("INVALID_REQUEST", message, { details: { reason } });

/**
 * Which try (1 to 5) a picture for this step would be. INVALID_REQUEST, `details.reason`, unless the session is
 * accessed and not handed in, asks for the step, nobody is looking at it already, and a try is left; within a try a
 * picture may be replaced ten times.
 */
export async function wantedStep(ctx: Ctx, sessionId: string, step: CaptureStep): Promise<number> {
  const session = await loadApplicantSession(ctx, sessionId);
  if (session.status !== "accessed") throw refuse(session.status, "This session takes no pictures any more.");
  if (session.submittedAt) throw refuse("submitted", "Everything was handed in already.");
  const planned = capturePlan(session).steps.find((s) => s.step === step);
  if (!planned) throw refuse("step_not_asked", "This session does not ask for this step.");
  if (planned.fixed) throw refuse("step_fixed", "This picture is being checked and cannot be replaced.");
  const attempt = MAX_ATTEMPTS - planned.attempts_left + 1;
  const sent = session.captures.filter((c) => c.step === step && c.hasMedia && c.attempt === attempt);
  if (planned.attempts_left < 1 || sent.length >= MAX_REPLACEMENTS) {
    throw refuse("attempts_used", "Too many pictures were sent for this step.");
  }
  return attempt;
}
