import { z } from "zod";
import { LANGUAGES } from "@/lib/applicant/consent-text";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { readJson } from "@/lib/applicant/read-json";
import { startCapture } from "@/lib/applicant/start-capture";

const bodySchema = z.object({
  token: z.string().min(1).max(200),
  consent: z.object({ version: z.string().max(40), language: z.enum(LANGUAGES) }),
});

/** "I agree, start": the device gets its cookie and the next step. */
export const POST = handleApplicant({ name: "start", perMinute: 20 }, async (meeting) => {
  const { view, cookie } = await startCapture(meeting, await readJson(meeting.request, bodySchema));
  return { body: view, headers: { "set-cookie": cookie } };
});
