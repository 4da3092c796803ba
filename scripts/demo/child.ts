import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, statSync, truncateSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const LOG_LIMIT = 5_000_000;
const GRACE = 12_000;
const STEADY_AFTER = 30_000;
const LONGEST_PAUSE = 15_000;

/** A process of the demo that is started again when it ends unasked. */
export interface Child {
  /** Resolves when it first said it is ready; rejects when it ended before that. */
  ready: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a Node process with its output in a log file, in a group of its own (Ctrl-C in the terminal is ours to
 * pass on, in order), with a channel whose end tells it that we are gone.
 * @param tell is given a line for the person watching when it ended unasked
 */
export function startChild(options: {
  name: string;
  args: string[];
  env: Record<string, string>;
  log: string;
  tell: (line: string) => void;
}): Child {
  let current: ChildProcess | undefined;
  let stopping = false;
  let pause = 500;
  let ready = () => {};
  let failed = (_error: Error) => {};
  const first = new Promise<void>((done, fail) => {
    ready = done;
    failed = fail;
  });
  first.catch(() => {});
  let wasReady = false;

  const run = () => {
    const began = Date.now();
    const log = openLog(options.log);
    const child = spawn(process.execPath, options.args, {
      env: { ...process.env, ...options.env },
      stdio: ["ignore", log, log, "ipc"],
      detached: true,
    });
    closeSync(log);
    current = child;
    child.once("message", () => {
      wasReady = true;
      ready();
    });
    child.once("error", (error) => failed(error));
    child.once("exit", (code, signal) => {
      current = undefined;
      if (stopping) return;
      const how = signal ? `was killed (${signal})` : `ended with code ${code}`;
      if (!wasReady) return failed(new Error(`${options.name} ${how}: see ${options.log}`));
      if (Date.now() - began > STEADY_AFTER) pause = 500;
      options.tell(`${options.name} ${how}; starting it again in ${pause / 1000} s (${options.log})`);
      setTimeout(() => !stopping && run(), pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    });
  };
  run();

  return {
    ready: first,
    stop: async () => {
      stopping = true;
      const child = current;
      if (!child) return;
      const gone = new Promise<void>((done) => child.once("exit", () => done()));
      child.kill("SIGTERM");
      const late = sleep(GRACE, undefined, { ref: false }).then(() => child.kill("SIGKILL"));
      await Promise.race([gone, late.then(() => gone)]);
    },
  };
}

function openLog(path: string): number {
  const log = openSync(path, "a", 0o600);
  if (statSync(path).size > LOG_LIMIT) truncateSync(path);
  return log;
}
