import { z } from "zod";
import { LIVENESS_ACTIONS } from "../checks/liveness-actions";
import { DomainError, invalid } from "../errors";
import { refuseFile } from "../media/file-refusal";
import { MAX_FRAMES, MAX_LIVENESS_BYTES } from "../media/media-limits";
import { readLimited } from "../media/read-limited";
import type { LivenessFrame } from "../media/store-liveness";

const metaSchema = z.object({
  challenge_id: z.uuid(),
  frames: z
    .array(
      z.object({
        action: z.enum(LIVENESS_ACTIONS).nullable(),
        taken_ms: z.number().int().min(0).max(600_000),
      }),
    )
    .max(MAX_FRAMES),
});

/**
 * The frames of a challenge from a multipart body: a part `meta` (JSON: challenge_id and what each frame is) and as
 * many parts `frame`, in the same order. At most MAX_LIVENESS_BYTES altogether. Throws VALIDATION_ERROR.
 */
export async function readLiveness(
  request: Request,
): Promise<{ challengeId: string; frames: LivenessFrame[] }> {
  const bytes = await readLimited(request, MAX_LIVENESS_BYTES, () => refuseFile("too_large"));
  const type = request.headers.get("content-type") ?? "";
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  if (!form) throw new DomainError("VALIDATION_ERROR", "The body is no multipart form.");
  const meta = metaSchema.safeParse(parseJson(form.get("meta")));
  const files = form.getAll("frame").filter((part): part is File => part instanceof File);
  if (!meta.success || meta.data.frames.length !== files.length) {
    throw invalid({ meta: ["It does not say what each frame is."] });
  }
  const frames = await Promise.all(
    meta.data.frames.map(async ({ action, taken_ms }, i) => ({
      action,
      takenMs: taken_ms,
      bytes: Buffer.from((await files[i]?.arrayBuffer()) ?? new ArrayBuffer(0)),
    })),
  );
  return { challengeId: meta.data.challenge_id, frames };
}

function parseJson(value: FormDataEntryValue | null): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : null;
  } catch {
    return null;
  }
}
