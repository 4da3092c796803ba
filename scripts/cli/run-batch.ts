import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { DomainError } from "@/lib/errors";
import { givenFile } from "./given-file";
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

async function openFile(name: string): Promise<NodeJS.ReadableStream> {
  const path = await givenFile(name).catch(() => {
    throw new UsageError(`--batch: there is no file ${name} to read`);
  });
  return createReadStream(path);
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
