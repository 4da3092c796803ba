import { errorSentence } from "./error-sentence";
import { fill } from "./texts/fill-text";
import type { AllTexts } from "./texts/use-all-texts";
import { Refused } from "./verify-client";

const BY_REASON: Record<string, keyof AllTexts> = {
  empty: "fileEmpty",
  too_large: "fileTooLarge",
  heic: "fileHeic",
  unsupported_type: "fileType",
  pdf_not_here: "filePdf",
  script_invalid: "fileNoScript",
  moving: "fileMoving",
  too_many_pixels: "filePixels",
  too_small: "fileSmall",
  damaged: "fileDamaged",
  attempts_used: "errorTries",
  challenge_over: "liveOver",
};

/** What to say about a file that was not taken, or a call that failed. */
export function uploadSentence(error: unknown, t: AllTexts, tenant: string): string {
  const key = error instanceof Refused && error.reason ? BY_REASON[error.reason] : undefined;
  return key ? fill(t[key], { tenant }) : errorSentence(error, t);
}

/** Whether sending the same again could work. */
export const mayRetry = (error: unknown): boolean =>
  !(error instanceof Refused) || error.status === 0 || error.status === 429 || error.status >= 500;
