import { EngineError } from "@/lib/checks/engine/host/engine-error";
import { InputError } from "@/lib/checks/engine/input-error";
import type { Arguments } from "./arguments";
import type { Output } from "./command";
import { runBatch } from "./run-batch";
import { UsageError } from "./usage-error";

/** What every `check` understands besides its own options. */
export const BATCH = { batch: { type: "string" } } as const;

type Answer = { data: Record<string, unknown>; lines: string[] };
type Work = (words: string[]) => Promise<Answer>;

/**
 * Runs a check on the words given, or with `--batch LIST` on every line of a file (`-`: standard input), its words
 * separated by tabs. Of a batch each line is answered at once by one JSON line with `input`, in the list's order,
 * a line that cannot be examined by `error: {code, message}`. Models are loaded once.
 */
export async function onceOrBatch(given: Arguments, work: Work): Promise<Output> {
  const list = given.text("batch");
  if (list === undefined) return once(given, work);
  if (given.positionals.length > 0) throw new UsageError("With --batch the files stand in the list");
  await runBatch(list, (words) => answered(() => work(words.map((word) => word.trim()))));
  return { data: null, lines: [], printed: true };
}

async function once(given: Arguments, work: Work): Promise<Output> {
  if (!given.flag("json")) return work(given.positionals);
  const data = await answered(() => work(given.positionals));
  return { data, lines: [], failed: "error" in data };
}

/** The result, or the error as data; a command line that cannot be meant is thrown on when there is only one. */
async function answered(work: () => Promise<Answer>): Promise<Record<string, unknown>> {
  try {
    return (await work()).data;
  } catch (error) {
    if (error instanceof InputError || error instanceof EngineError || error instanceof UsageError) {
      const code = error instanceof UsageError ? "invalid_line" : error.code;
      return { error: { code, message: error.message } };
    }
    throw error;
  }
}
