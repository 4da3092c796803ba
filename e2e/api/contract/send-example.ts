import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { type Example, readCurl } from "../../fixtures/contract-document";

const run = promisify(execFile);
const DOCUMENTED = {
  origin: "https://api.kycgenie.com",
  key: "YOUR_API_KEY",
  session: "770e8400-e29b-41d4-a716-446655440002",
};

export type Target = { origin: string; key: string; session?: string; version: "v1" | "v2" };
export type Sent = { status: number; headers: Headers; body: Record<string, unknown>; printed: string[] };

/** The versions an example speaks to: its URL says which; one that asks the reader speaks to both. */
export function versionsOf(example: Example): ("v1" | "v2")[] {
  const [, version] = /\/api\/(v[12])\//.exec(example.code) ?? [];
  return example.code.includes("$store") || !version ? ["v1", "v2"] : [version as "v1" | "v2"];
}

/** Whether a command can be run here. */
export async function has(command: string, ...args: string[]): Promise<boolean> {
  return run(command, args).then(
    () => true,
    () => false,
  );
}

/** Sends an example as it is written: only origin, key and session id are ours. */
export function sendExample(example: Example, target: Target): Promise<Sent> {
  const code = example.code
    .replaceAll(DOCUMENTED.origin, target.origin)
    .replaceAll(DOCUMENTED.key, target.key)
    .replaceAll(DOCUMENTED.session, target.session ?? DOCUMENTED.session);
  if (example.kind === "curl") return runCurl(code);
  if (example.kind === "fetch") return runScript(code, target.version);
  return runPython(code);
}

let shell: Promise<boolean> | undefined;

async function runCurl(code: string): Promise<Sent> {
  shell ??= has("sh", "-c", "command -v curl");
  if (!(await shell)) return runWithoutCurl(code.replaceAll("$(uuidgen)", randomUUID()));
  // -i adds the head to what is printed; uuidgen is not on every machine.
  const prelude = `uuidgen() { echo ${randomUUID()}; }\ncurl() { command curl -sS -i "$@"; }\n`;
  const { stdout } = await run("sh", ["-c", prelude + code]);
  const [head = "", ...rest] = stdout.split("\r\n\r\n");
  const [first = "", ...fields] = head.split("\r\n");
  const headers = new Headers(fields.map((field) => field.split(/: (.*)/s).slice(0, 2) as [string, string]));
  return {
    status: Number(first.split(" ")[1]),
    headers,
    body: JSON.parse(rest.join("\r\n\r\n")),
    printed: [],
  };
}

async function runWithoutCurl(code: string): Promise<Sent> {
  const { url, ...init } = readCurl(code);
  return received(await fetch(url, init), []);
}

async function runScript(code: string, version: string): Promise<Sent> {
  let answer: Response | undefined;
  const printed: string[] = [];
  const given = {
    fetch: async (...request: Parameters<typeof fetch>) => {
      const response = await fetch(...request);
      answer = response.clone();
      return response;
    },
    console: { log: (...words: unknown[]) => void printed.push(words.join(" ")) },
    $store: { docs: { version } },
  };
  // const at the top level: a function of its own for each example.
  const script = new Function(...Object.keys(given), `return (async () => {${code}\n})()`);
  await script(...Object.values(given));
  if (!answer) throw new Error("the example sent nothing");
  return received(answer, printed);
}

async function received(answer: Response, printed: string[]): Promise<Sent> {
  return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()), printed };
}

/** Python of the document lost its indentation: a block goes to its `return`, or to the end. */
export function indentPython(code: string): string {
  let depth = 0;
  const lines = code.split("\n").map((line) => {
    const indented = "    ".repeat(depth) + line;
    if (/^(def|for|if|while|\)).*:$/.test(line)) depth += 1;
    if (line.startsWith("return ")) depth = 0;
    return indented;
  });
  return lines.join("\n");
}

async function runPython(code: string): Promise<Sent> {
  const report = `
import json, sys
print("\\n" + json.dumps([response.status_code, dict(response.headers), response.json()]))`;
  const { stdout } = await run("python3", ["-c", indentPython(code) + report]);
  const lines = stdout.trimEnd().split("\n");
  const [status, headers, body] = JSON.parse(lines.pop() ?? "");
  return { status, headers: new Headers(headers), body, printed: lines };
}
