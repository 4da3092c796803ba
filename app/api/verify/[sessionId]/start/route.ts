import { z } from "zod";
import { LANGUAGES } from "@/lib/applicant/consent-text";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { readJson } from "@/lib/applicant/read-json";
import { startCapture } from "@/lib/applicant/start-capture";
import { clientAddress } from "@/lib/auth/client-address";

const bodySchema = z.object({
  token: z.string().min(1).max(200),
  consent: z.object({ version: z.string().max(40), language: z.enum(LANGUAGES) }).optional(),
  without_biometrics: z.boolean().default(false),
});

/** "I agree, start": the device gets its cookie and the next step. */
export const POST = handleApplicant({ name: "start", perMinute: 20 }, async (meeting) => {
  const { token, consent, without_biometrics } = await readJson(meeting.request, bodySchema);
  const { view, cookie } = await startCapture(meeting, {
    ...{ token, consent: consent ?? null, withoutBiometrics: without_biometrics },
    ip: clientAddress(meeting.request.headers.get("x-forwarded-for")),
  });
  return { body: view, headers: { "set-cookie": cookie } };
});
