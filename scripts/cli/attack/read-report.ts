import { z } from "zod";

/** What a receiver says it holds of one session. */
export type Reported = { status: string; handled: number };

const schema = z.object({
  sessions: z.record(z.string(), z.object({ status: z.string(), handled: z.number().int() })),
});

/** Asks the receiver's report endpoint; a sentence when it cannot be used. */
export async function readReport(url: URL, deadlineMs: number): Promise<Record<string, Reported> | string> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(deadlineMs) });
    const parsed = schema.safeParse(await answer.json());
    return parsed.success ? parsed.data.sessions : "Its report is not as docs/webhook-receivers.md says.";
  } catch {
    return "Its report could not be read.";
  }
}
