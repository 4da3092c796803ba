import { z } from "zod";
import { askForPerson } from "@/lib/applicant/ask-for-person";
import { LANGUAGES } from "@/lib/applicant/consent-text";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { readJson } from "@/lib/applicant/read-json";

const bodySchema = z.object({
  text: z.string().trim().min(1).max(2_000),
  language: z.enum(LANGUAGES),
  token: z.string().min(1).max(200).optional(),
});

/** "Ask for a person", after a failure. By cookie, or on another device with the mailed link's token. */
export const POST = handleApplicant({ name: "contest", perMinute: 10 }, async (meeting) => {
  const { token, ...words } = await readJson(meeting.request, bodySchema);
  return { body: await askForPerson(meeting, words, token ?? null) };
});
