import type { ProgressView } from "@/lib/applicant/applicant-view";
import { Refused, verifyClient } from "./verify-client";

const STALE = ["submitted", "step_fixed", "step_not_asked", "completed", "failed", "expired", "revoked"];

/** When a step is refused because the session went on elsewhere or ended: where it stands now; else null. */
export async function catchUp(sessionId: string, error: unknown): Promise<ProgressView | null> {
  if (!(error instanceof Refused) || error.status !== 400) return null;
  const view = await verifyClient.state(sessionId).catch(() => null);
  return view && (view.state !== "capturing" || STALE.includes(error.reason ?? "")) ? view : null;
}
