import type { Texts } from "./texts/en";
import { fill } from "./texts/fill-text";
import { Refused } from "./verify-client";

const BY_REASON: Record<string, keyof Texts> = {
  empty: "fileEmpty",
  too_large: "fileTooLarge",
  heic: "fileHeic",
  unsupported_type: "fileType",
  pdf_not_here: "filePdf",
  moving: "fileMoving",
  too_many_pixels: "filePixels",
  too_small: "fileSmall",
  damaged: "fileDamaged",
  attempts_used: "errorTries",
  consent_changed: "consentChanged",
};

/** What to say about a failed call: what is wrong and what to do, never whose fault it is. */
export function errorSentence(error: unknown, t: Texts, tenant: string): string {
  if (!(error instanceof Refused)) return t.errorServer;
  const key = error.reason ? BY_REASON[error.reason] : undefined;
  if (key) return fill(t[key], { tenant });
  if (error.status === 0) return t.errorNetwork;
  if (error.status === 401) return t.errorCookies;
  if (error.status === 429 || error.status === 503) return t.errorBusy;
  return t.errorServer;
}

/** Whether sending the same again could work. */
export const mayRetry = (error: unknown): boolean =>
  !(error instanceof Refused) || error.status === 0 || error.status === 429 || error.status >= 500;
