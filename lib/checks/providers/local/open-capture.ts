import type { CheckInput } from "../../provider";
import type { CaptureStep } from "../../registry";

/** The file of a step; null when nothing was handed in for it. Throws when a file that was handed in is gone. */
export async function openCapture(
  { captures, openMedia }: CheckInput,
  step: CaptureStep,
): Promise<{ bytes: Buffer; contentType: string } | null> {
  const capture = captures.find((c) => c.step === step);
  if (!capture?.mediaId) return null;
  const bytes = await openMedia(capture.mediaId);
  // Deleted under a running check: it cannot be carried out, and says so after the queue's tries.
  if (!bytes) throw new Error(`The file of ${step} is gone.`);
  return { bytes, contentType: capture.contentType ?? "" };
}
