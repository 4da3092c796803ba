import { requestContest } from "../verification/request-contest";
import { type ProgressView, progressView } from "./applicant-view";
import type { Meeting } from "./handle-applicant";
import { knownApplicant } from "./known-applicant";
import { loadApplicantSession } from "./load-session";

/** A failed applicant asks for a person (request-contest.ts). Needs the cookie or a live link. */
export async function askForPerson(
  meeting: Meeting,
  words: { text: string; language: string },
  token: string | null,
): Promise<ProgressView> {
  const ctx = await knownApplicant(meeting, token);
  await requestContest(ctx, meeting.sessionId, words);
  return progressView(await loadApplicantSession(ctx, meeting.sessionId));
}
