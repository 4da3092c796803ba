import { z } from "zod";
import { declineCapture } from "@/lib/applicant/decline-capture";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { readJson } from "@/lib/applicant/read-json";

const bodySchema = z.object({ token: z.string().min(1).max(200).optional() });

/** "I do not agree": ends the session. Works before Start with the link's token, after it with the cookie. */
export const POST = handleApplicant({ name: "decline", perMinute: 10 }, async (meeting) => {
  const { token } = await readJson(meeting.request, bodySchema);
  return { body: await declineCapture(meeting, token ?? null) };
});
