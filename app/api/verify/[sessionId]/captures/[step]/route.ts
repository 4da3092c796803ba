import { progressView } from "@/lib/applicant/applicant-view";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { loadApplicantSession } from "@/lib/applicant/load-session";
import { readLiveness } from "@/lib/applicant/read-liveness";
import { CHECK_TYPES, captureSteps } from "@/lib/checks/registry";
import { notFound } from "@/lib/errors";
import { refuseFile } from "@/lib/media/file-refusal";
import { MAX_PICTURE_BYTES } from "@/lib/media/media-limits";
import { readWarnings } from "@/lib/media/quality-warnings";
import { readLimited } from "@/lib/media/read-limited";
import { storeCapture } from "@/lib/media/store-capture";
import { storeLiveness } from "@/lib/media/store-liveness";
import { mediaStore } from "@/lib/storage/open-store";

/**
 * A picture (or PDF) as the raw body, `?warnings=` the hints passed over; for the liveness step also a multipart form
 * with the frames of a challenge. Answers with what is next.
 */
export const POST = handleApplicant<{ sessionId: string; step: string }>(
  { name: "captures", perMinute: 30 },
  async ({ request, sessionId, applicant }, params) => {
    const step = captureSteps(CHECK_TYPES).find((s) => s === params.step);
    if (!step) throw notFound("Step");
    const ctx = await applicant();
    if (step === "liveness" && request.headers.get("content-type")?.startsWith("multipart/")) {
      await storeLiveness(ctx, mediaStore(), { sessionId, ...(await readLiveness(request)) });
    } else {
      const bytes = await readLimited(request, MAX_PICTURE_BYTES, () => refuseFile("too_large"));
      const warnings = readWarnings(new URL(request.url).searchParams.get("warnings"));
      await storeCapture(ctx, mediaStore(), { sessionId, step, bytes, warnings });
    }
    return { body: progressView(await loadApplicantSession(ctx, sessionId)) };
  },
);
