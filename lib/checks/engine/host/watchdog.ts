import type { constants } from "node:os";
import { Worker } from "node:worker_threads";

/** The signal by which the watchdog ends a process that has grown too large; the parent knows it by this. */
export const MEMORY_SIGNAL = "SIGUSR2" satisfies keyof typeof constants.signals;

const LOOK_MS = 50;

// A thread of its own: it goes on looking while the main thread is stuck in a computation. Plain text, so that it
// needs no file and no loader.
const program = `
const { workerData } = require("node:worker_threads");
setInterval(() => {
  if (process.ppid !== workerData.parent) process.kill(process.pid, "SIGKILL");
  if (process.memoryUsage.rss() > workerData.limit) process.kill(process.pid, workerData.signal);
}, workerData.every);`;

/**
 * Ends this process when it holds more than `memoryMb` of memory, or when the process that started it is gone, even
 * if its main thread never comes back from what it is doing.
 */
export function startWatchdog(memoryMb: number): void {
  const workerData = {
    parent: process.ppid,
    limit: memoryMb * 1024 * 1024,
    signal: MEMORY_SIGNAL,
    every: LOOK_MS,
  };
  new Worker(program, { eval: true, workerData, execArgv: [], stdout: false, stderr: false }).unref();
}
