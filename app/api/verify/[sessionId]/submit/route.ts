import { progressView } from "@/lib/applicant/applicant-view";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { loadApplicantSession } from "@/lib/applicant/load-session";
import { submitSession } from "@/lib/verification/submit-session";

/** Everything is handed in. In test mode also without pictures: the sandbox needs none. */
export const POST = handleApplicant({ name: "submit", perMinute: 20 }, async (meeting) => {
  const ctx = await meeting.applicant();
  await submitSession(ctx, meeting.sessionId);
  return { body: progressView(await loadApplicantSession(ctx, meeting.sessionId)) };
});
