import { z } from "zod";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { readJson } from "@/lib/applicant/read-json";
import { startHandover } from "@/lib/applicant/start-handover";

const bodySchema = z.object({ token: z.string().min(1).max(200).optional() });

/** A one-time address for another device. Works before Start with the link's token, after it with the cookie. */
export const POST = handleApplicant({ name: "handover", perMinute: 10 }, async (meeting) => {
  const { token } = await readJson(meeting.request, bodySchema);
  return { body: await startHandover(meeting, token ?? null) };
});
