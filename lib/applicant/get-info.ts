import type { Ctx } from "../context";
import { type ClosedView, type LandingView, landingView } from "./applicant-view";
import { findLinkedSession } from "./find-linked-session";
import type { Meeting } from "./handle-applicant";
import { loadApplicantSession } from "./load-session";

/**
 * Who asks whoever holds this link for what. Changes nothing: mail scanners open links too. A link that opens
 * nothing any more (also one made for another session) answers with one word. `device`: the applicant by cookie,
 * who needs no token.
 */
export async function getInfo(
  meeting: Pick<Meeting, "database" | "sessionId" | "requestId">,
  token: string | null,
  device: Ctx | null,
): Promise<LandingView | ClosedView> {
  if (device) return landingView(await loadApplicantSession(device, meeting.sessionId), true, true);
  const linked = token ? await findLinkedSession(meeting, token) : null;
  if (!linked) return { state: "unknown" };
  const { session, isDead, kind } = linked;
  if (session.status !== "pending" && session.status !== "accessed") return { state: session.status };
  if (isDead) return { state: kind === "mail" ? "replaced" : "used" };
  // Only a code that a device of the person showed spares them from agreeing again.
  return landingView(session, false, kind === "handover" && session.agreed);
}
