import { z } from "zod";
import { progressView } from "@/lib/applicant/applicant-view";
import { DOCUMENT_TYPES } from "@/lib/applicant/capture-plan";
import { handleApplicant } from "@/lib/applicant/handle-applicant";
import { loadApplicantSession } from "@/lib/applicant/load-session";
import { CHECK_TYPES, captureSteps } from "@/lib/checks/registry";
import { notFound } from "@/lib/errors";
import { refuseFile } from "@/lib/media/file-refusal";
import { MAX_PICTURE_BYTES } from "@/lib/media/media-limits";
import { readLimited } from "@/lib/media/read-limited";
import { storeCapture } from "@/lib/media/store-capture";
import { mediaStore } from "@/lib/storage/open-store";

const documentType = z.enum(DOCUMENT_TYPES).optional().catch(undefined);

/** A picture (or PDF) as the raw body; `?document_type=` with the front of a document. Answers with what is next. */
export const POST = handleApplicant<{ sessionId: string; step: string }>(
  { name: "captures", perMinute: 30 },
  async (meeting, params) => {
    const step = captureSteps(CHECK_TYPES).find((s) => s === params.step);
    if (!step) throw notFound("Step");
    const ctx = await meeting.applicant();
    const bytes = await readLimited(meeting.request, MAX_PICTURE_BYTES, () => refuseFile("too_large"));
    await storeCapture(ctx, mediaStore(), {
      ...{ sessionId: meeting.sessionId, step, bytes },
      documentType: documentType.parse(
        new URL(meeting.request.url).searchParams.get("document_type") ?? undefined,
      ),
    });
    return { body: progressView(await loadApplicantSession(ctx, meeting.sessionId)) };
  },
);
