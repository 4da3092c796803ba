import { z } from "zod";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { readJson } from "@/lib/applicant/read-json";
import { LIVENESS_ACTIONS } from "@/lib/checks/liveness-actions";
import { instantText } from "@/lib/format/instant";
import { issueChallenge } from "@/lib/verification/issue-challenge";

const bodySchema = z.object({ cannot: z.array(z.enum(LIVENESS_ACTIONS)).max(10).default([]) });

/** What to do before the camera, in this order, drawn anew each time. `cannot`: what this person is not able to do. */
export const POST = handleApplicant({ name: "challenge", perMinute: 20 }, async (meeting) => {
  const ctx = await meeting.applicant();
  const { cannot } = await readJson(meeting.request, bodySchema);
  const { id, actions, expiresAt } = await issueChallenge(ctx, meeting.sessionId, cannot);
  return { body: { id, actions, expires_at: instantText(expiresAt) } };
});
