import { instantText } from "../format/instant";
import { handOver } from "../verification/hand-over";
import type { Meeting } from "./handle-applicant";
import { knownApplicant } from "./known-applicant";

/** A one-time address for another device of this person (hand-over.ts). Needs the cookie or a live link. */
export async function startHandover(
  meeting: Meeting,
  token: string | null,
): Promise<{ url: string; expires_at: string }> {
  const { url, expiresAt } = await handOver(await knownApplicant(meeting, token), meeting.sessionId);
  return { url, expires_at: instantText(expiresAt) };
}
