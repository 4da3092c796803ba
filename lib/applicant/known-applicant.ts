import type { Ctx } from "../context";
import { DomainError } from "../errors";
import { findLinkedSession } from "./find-linked-session";
import type { Meeting } from "./handle-applicant";

/**
 * The applicant by cookie, else by a live link's token. Throws INVALID_REQUEST, `details.reason` `replaced` or
 * `unknown`, when neither says who this is.
 */
export async function knownApplicant(meeting: Meeting, token: string | null): Promise<Ctx> {
  const device = await meeting.findApplicant();
  if (device) return device;
  const linked = token ? await findLinkedSession(meeting, token) : null;
  if (linked && !linked.isDead) return linked.ctx;
  throw new DomainError("INVALID_REQUEST", "This link can no longer be used.", {
    details: { reason: linked ? "replaced" : "unknown" },
  });
}
