import type { Texts } from "./texts/en";
import { Refused } from "./verify-client";

/** What to say about a failed call: what is wrong and what to do, never whose fault it is. */
export function errorSentence(error: unknown, t: Texts): string {
  if (!(error instanceof Refused)) return t.errorServer;
  if (error.reason === "consent_changed") return t.consentChanged;
  if (error.status === 0) return t.errorNetwork;
  if (error.status === 401) return t.errorCookies;
  if (error.status === 429 || error.status === 503) return t.errorBusy;
  return t.errorServer;
}
