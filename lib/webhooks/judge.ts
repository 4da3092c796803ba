import type { Answer } from "./post";
import { MAX_TRIES, nextDelay, retryAfterSeconds } from "./retry";

/** What an answer means for its delivery. `retryIn` in seconds. */
export type Verdict =
  | { state: "delivered" }
  | { state: "pending"; retryIn: number; error: string }
  | { state: "failed"; error: string; gone: boolean };

/**
 * 2xx is success; 410 ends the delivery and its endpoint; everything else, redirects included, is tried again
 * until the tenth try.
 * @param tries how often it was tried, this one included
 */
export function judge(answer: Answer, tries: number, now: Date, random = Math.random): Verdict {
  const { statusCode } = answer;
  if (statusCode !== null && statusCode >= 200 && statusCode < 300) return { state: "delivered" };
  if (statusCode === 410) return { state: "failed", error: "The receiver answered 410 Gone.", gone: true };
  const error = answer.error ?? refusal(statusCode ?? 0);
  const retryIn = nextDelay(tries, retryAfterSeconds(answer.retryAfter, now), random);
  if (retryIn !== null) return { state: "pending", retryIn, error };
  return { state: "failed", error: `${error} Given up after ${MAX_TRIES} tries.`, gone: false };
}

function refusal(status: number): string {
  if (status >= 300 && status < 400) return `The receiver answered ${status}; redirects are not followed.`;
  return `The receiver answered ${status}.`;
}
