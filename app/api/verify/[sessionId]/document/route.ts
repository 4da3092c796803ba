import { z } from "zod";
import { progressView } from "@/lib/applicant/applicant-view";
import { DOCUMENT_TYPES } from "@/lib/applicant/capture-plan";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { loadApplicantSession } from "@/lib/applicant/load-session";
import { readJson } from "@/lib/applicant/read-json";
import { chooseDocument } from "@/lib/verification/choose-document";

const bodySchema = z.object({ type: z.enum(DOCUMENT_TYPES), country: z.string().regex(/^[A-Z]{2}$/) });

/** Which document the person holds, and whose; decides whether a back is asked for. */
export const POST = handleApplicant({ name: "document", perMinute: 30 }, async (meeting) => {
  const ctx = await meeting.applicant();
  await chooseDocument(ctx, meeting.sessionId, await readJson(meeting.request, bodySchema));
  return { body: progressView(await loadApplicantSession(ctx, meeting.sessionId)) };
});
