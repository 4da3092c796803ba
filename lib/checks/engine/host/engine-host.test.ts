import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { InputError } from "../input-error";
import { EngineHost } from "./engine-host";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const program = {
  file: `${root}e2e/fixtures/engine/bad-engine.ts`,
  execArgv: ["--max-old-space-size=150", "--import", "tsx"],
  cwd: root,
};
const hosts: EngineHost[] = [];
function newHost(timeMs = 10_000, retireMb = 380): EngineHost {
  const host = new EngineHost({ program, timeMs, retireMb });
  hosts.push(host);
  return host;
}
afterEach(() => Promise.all(hosts.splice(0).map((host) => host.stop())));

const failureOf = (task: Promise<unknown>): Promise<Error> =>
  task.then(() => new Error("it did not fail")).catch((error: Error) => error);
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
async function untilGone(pid: number): Promise<boolean> {
  for (let i = 0; i < 100 && isAlive(pid); i += 1) await new Promise((done) => setTimeout(done, 50));
  return !isAlive(pid);
}

describe("the engine's host", () => {
  test("carries binary data there and back, in one warm child", async () => {
    const host = newHost();
    const bytes = Buffer.alloc(5_000_000, 7);
    const output = (await host.run("echo", { bytes, when: new Date(0) })) as { bytes: Buffer; when: Date };
    expect(output.bytes.equals(bytes)).toBe(true);
    expect(output.when).toEqual(new Date(0));
    expect(await host.run("pid", null)).toBe(await host.run("pid", null));
  });

  test("the child has none of the parent's environment", async () => {
    process.env.VERIDESK_SECRET ??= "secret";
    expect(Object.keys((await newHost().run("environment", null)) as object)).not.toContain(
      "VERIDESK_SECRET",
    );
  });

  test.each([
    ["exit", "crashed"],
    ["segfault", "crashed"],
    ["hang", "timeout"],
    ["eatBuffers", "memory"],
    ["eatBuffersWithoutPause", "memory"],
    ["eatHeap", "memory"],
  ])("%s costs one child: %s", async (task, code) => {
    const host = newHost(task === "hang" ? 300 : 15_000);
    const before = (await host.run("pid", null)) as number;
    const waiting = host.run("pid", null).then(() => host.run(task, {}));
    await expect(waiting).rejects.toMatchObject({ name: "EngineError", code, task });
    expect(isAlive(before)).toBe(false);
    const after = (await host.run("pid", null)) as number;
    expect(after).not.toBe(before);
  });

  test("what waits behind a crash is carried out by the next child", async () => {
    const host = newHost();
    const [crash, behind] = await Promise.allSettled([host.run("exit", null), host.run("echo", 1)]);
    expect(crash.status).toBe("rejected");
    expect(behind).toEqual({ status: "fulfilled", value: 1 });
  });

  test("a task that throws keeps its child, and its words stay inside", async () => {
    const host = newHost();
    const before = await host.run("pid", null);
    const error = await failureOf(host.run("throw", null));
    expect(error).toMatchObject({ code: "failed", task: "throw" });
    expect(error.message).toMatch(/TypeError at bad-engine\.ts:\d+/);
    expect(error.message).not.toContain("ERIKSSON");
    expect(await host.run("pid", null)).toBe(before);
  });

  test("input that cannot be examined comes back as such", async () => {
    const error = await failureOf(newHost().run("refuse", null));
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: "unreadable_image", message: "The picture cannot be read." });
  });

  test("a child that has grown is replaced before the next task", async () => {
    const host = newHost(10_000, 200);
    const before = await host.run("pid", null);
    await host.run("grow", { mb: 180 });
    expect(await host.run("pid", null)).not.toBe(before);
  });

  test("stop rejects what runs and what waits, and leaves no process", async () => {
    const host = newHost();
    const pid = (await host.run("pid", null)) as number;
    const running = [host.run("hang", null), host.run("echo", 1)].map((task) => task.catch((e) => e.code));
    await new Promise((done) => setTimeout(done, 50));
    await host.stop();
    expect(await Promise.all(running)).toEqual(["stopped", "stopped"]);
    expect(isAlive(pid)).toBe(false);
  });

  test("a program that cannot start is told as unavailable", async () => {
    const host = new EngineHost({
      program: { ...program, file: `${root}no-such-engine.ts` },
      timeMs: 1_000,
      retireMb: 300,
    });
    await expect(host.run("echo", 1)).rejects.toMatchObject({ code: "unavailable", task: "echo" });
  });

  test.each(["sleep", "hang"])("kill -9 of the parent ends a child that is in %s", async (task) => {
    const parent = spawn(
      process.execPath,
      [
        ...["--import", "tsx", "--input-type=module", "--eval"],
        `import { EngineHost } from "@/lib/checks/engine/host/engine-host";
        const host = new EngineHost({ program: ${JSON.stringify(program)}, timeMs: 60000, retireMb: 900 });
        console.log(await host.run("pid", null));
        await host.run(${JSON.stringify(task)}, { ms: 60000 });`,
      ],
      { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
    );
    const [chunk] = await once(parent.stdout, "data");
    const pid = Number(String(chunk));
    expect(isAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
    expect(await untilGone(pid)).toBe(true);
  });

  test("stop is over when the child is, also in a process that waits for nothing else", async () => {
    const parent = spawn(
      process.execPath,
      [
        ...["--import", "tsx", "--input-type=module", "--eval"],
        `import { EngineHost } from "@/lib/checks/engine/host/engine-host";
        const host = new EngineHost({ program: ${JSON.stringify(program)}, timeMs: 60000, retireMb: 900 });
        await host.run("pid", null);
        await host.stop();
        console.log("stopped");`,
      ],
      { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
    );
    const [[chunk], [code]] = await Promise.all([once(parent.stdout, "data"), once(parent, "exit")]);
    expect([String(chunk), code]).toEqual(["stopped\n", 0]);
  });

  test("an idle child does not keep its parent alive", async () => {
    const parent = spawn(
      process.execPath,
      [
        ...["--import", "tsx", "--input-type=module", "--eval"],
        `import { EngineHost } from "@/lib/checks/engine/host/engine-host";
        const host = new EngineHost({ program: ${JSON.stringify(program)}, timeMs: 60000, retireMb: 900 });
        console.log(await host.run("pid", null));`,
      ],
      { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
    );
    const [[chunk], [code]] = await Promise.all([once(parent.stdout, "data"), once(parent, "exit")]);
    expect(code).toBe(0);
    expect(await untilGone(Number(String(chunk)))).toBe(true);
  });
});
