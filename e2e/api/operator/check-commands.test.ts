import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { challengeFrames, portraitModel } from "@/e2e/fixtures/footage/challenge-frames";

// Every call is a process that starts an engine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const [A, C] = [resolve("e2e/fixtures/faces/portrait-a.jpg"), resolve("e2e/fixtures/faces/portrait-c.jpg")];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-check-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The program as an operator starts it, without any settings: `check` needs no database. */
function cli(args: string[], input = ""): Promise<{ code: number | null; out: string; err: string }> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", resolve("scripts/cli.ts"), ...args], {
    env: { NODE_ENV: "production", PATH, HOME },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const answer = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    answer.out += chunk;
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    answer.err += chunk;
  });
  child.stdin.end(input);
  return new Promise((done) => child.once("close", (code) => done({ ...answer, code })));
}

test("check faces --batch answers every line in order, a broken one by an error of its own", async () => {
  const broken = join(folder, "broken.jpg");
  await writeFile(broken, (await readFile(A)).subarray(0, 9_000));
  const list = [`${A}\t${C}`, `${A}\t${join(folder, "none.jpg")}`, `${A}\t${broken}`, A, `${C}\t${C}`];
  const { code, out } = await cli(["check", "faces", "--batch", "-"], `${list.join("\n")}\n`);
  const answers = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(answers.map(({ input }) => input)).toEqual(list);
  expect(answers[0]).toMatchObject({ match: false, threshold: 0.35, result: "issue" });
  expect(answers[0].similarity).toBeCloseTo(1 - answers[0].distance, 4);
  expect(answers[1]).toMatchObject({ error: { code: "no_such_file" } });
  expect(answers[2]).toMatchObject({ error: { code: "unreadable_image" } });
  expect(answers[3]).toMatchObject({ error: { code: "invalid_line" } });
  expect(answers[4]).toMatchObject({ distance: 0, match: true, same_picture: { identicalFiles: true } });
});

test("check faces of one broken pair: told in words, or as JSON", async () => {
  const words = await cli(["check", "faces", A, "no-such-file.jpg"]);
  expect([words.code, words.err]).toEqual([1, "✗ There is no file no-such-file.jpg.\n"]);
  const json = await cli(["check", "faces", A, "no-such-file.jpg", "--json"]);
  expect(json.code).toBe(1);
  expect(JSON.parse(json.out)).toEqual({
    error: { code: "no_such_file", message: "There is no file no-such-file.jpg." },
  });
});

test("check liveness judges frames in their order", async () => {
  const frames = await challengeFrames(await portraitModel("portrait-a"), ["smile", "turn_left"]);
  const files = await Promise.all(
    frames.map(async ({ bytes }, i) => {
      const file = join(folder, `frame-${i}.jpg`);
      await writeFile(file, bytes);
      return file;
    }),
  );
  const { code, out } = await cli(["check", "liveness", ...files, "--actions", "smile,turn_left", "--json"]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    breakdown: { livenessChallenge: "clear", presentationAttack: "clear", facialSimilarity: "not_assessed" },
    actions: [{ action: "smile" }, { action: "turn_left" }],
  });
  const wrong = await cli(["check", "liveness", ...files, "--actions", "jump"]);
  expect(wrong.code).toBe(2);
});
