import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { DomainError } from "@/lib/errors";
import { UsageError } from "./usage-error";

/**
 * Answers a list of many, one item a line, arguments separated by tabs ("-" reads standard input): one JSON line each,
 * in the list's order, with `input` and either the answer or `error`. Empty lines are skipped.
 */
export async function runBatch(
  path: string,
  answer: (given: string[]) => Promise<Record<string, unknown>>,
): Promise<void> {
  const lines = createInterface({
    input: path === "-" ? process.stdin : await openFile(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const input of lines) {
    if (input.trim() === "") continue;
    const result = await answer(input.split("\t")).catch((error: unknown) => ({ error: inWords(error) }));
    process.stdout.write(`${JSON.stringify({ input, ...result })}\n`);
  }
}

function openFile(path: string): Promise<NodeJS.ReadableStream> {
  return new Promise((open, fail) => {
    const stream = createReadStream(path);
    stream.once("open", () => open(stream));
    stream.once("error", () => fail(new UsageError(`--batch: there is no file ${path} to read`)));
  });
}

function inWords(error: unknown): { code: string; message: string } {
  const { message } = error as Error;
  if (error instanceof UsageError) return { code: "INVALID_REQUEST", message };
  if (error instanceof DomainError) {
    const fields = Object.entries(error.fields ?? {}).map(([name, texts]) => `${name}: ${texts.join(" ")}`);
    return { code: error.code, message: [message, ...fields].join(" ") };
  }
  return { code: "INTERNAL_ERROR", message };
}
