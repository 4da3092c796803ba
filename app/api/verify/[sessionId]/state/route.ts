import { progressView } from "@/lib/applicant/applicant-view";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { loadApplicantSession } from "@/lib/applicant/load-session";

/** Where the session stands: what is done, what comes next, how it ended. */
export const GET = handleApplicant({ name: "state", perMinute: 120 }, async (meeting) => {
  const ctx = await meeting.applicant();
  return { body: progressView(await loadApplicantSession(ctx, meeting.sessionId)) };
});
