import { z } from "zod";
import { getInfo } from "@/lib/applicant/get-info";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { readJson } from "@/lib/applicant/read-json";

const bodySchema = z.object({ token: z.string().max(200).optional() });

/** Who asks and for what, by link or by device. A POST, because the token must not be in a URL; changes nothing. */
export const POST = handleApplicant({ name: "info", perMinute: 60 }, async (meeting) => {
  const { token } = await readJson(meeting.request, bodySchema);
  return { body: await getInfo(meeting, token ?? null, await meeting.findApplicant()) };
});
