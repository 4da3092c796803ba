import { spawn } from "node:child_process";
import { resolve } from "node:path";

/** How a command ended, and what it wrote if that was kept. */
export interface Ended {
  ok: boolean;
  output: string;
  seconds: number;
}

/**
 * Runs a command on this Node with the project's programs first on the PATH.
 * @param show writes what it says to the terminal as it comes; else it is kept and returned
 * @param limit minutes after which it is ended and counts as failed
 */
export function runCommand(
  command: string[],
  options: { show: boolean; limit: number; env?: Record<string, string> },
): Promise<Ended> {
  const began = performance.now();
  const [program = "", ...args] = command;
  return new Promise((done) => {
    const child = spawn(program, args, {
      stdio: ["ignore", options.show ? "inherit" : "pipe", options.show ? "inherit" : "pipe"],
      env: {
        ...process.env,
        PATH: `${resolve("node_modules/.bin")}:${process.env.PATH ?? ""}`,
        NEXT_TELEMETRY_DISABLED: "1",
        ...options.env,
      },
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk: string) => {
        output += chunk;
      });
    }
    const late = setTimeout(() => {
      output += `\nstopped after ${options.limit} minutes`;
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), 10_000).unref();
    }, options.limit * 60_000);
    const end = (ok: boolean) => {
      clearTimeout(late);
      done({ ok, output, seconds: (performance.now() - began) / 1000 });
    };
    child.once("error", (error) => {
      output += error.message;
      end(false);
    });
    child.once("close", (code) => end(code === 0));
  });
}

/** A line for a check, and what it said when it failed. */
export function report(name: string, { ok, output, seconds }: Ended): void {
  console.log(`${ok ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(output.trim().replace(/^/gm, "    "));
}
