import { InputError } from "../input-error";
import type { ChildMessage, TaskMessage, TaskTable } from "./messages";
import { startWatchdog } from "./watchdog";

/**
 * The child's side: answers the tasks its parent sends, one at a time, until the parent is gone. Ends itself above
 * `memoryMb`. A task that throws is answered with the kind of error only: its words could quote a person's papers.
 */
export function serveTasks(tasks: TaskTable, memoryMb: number): void {
  startWatchdog(memoryMb);
  // Ctrl-C reaches the whole group: the parent decides when the running task may end.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
  process.on("disconnect", () => process.exit(0));
  let before = Promise.resolve();
  process.on("message", (message: TaskMessage) => {
    before = before.then(() => answer(tasks, message));
  });
  send({ ready: true });
}

async function answer(tasks: TaskTable, { id, task, input }: TaskMessage): Promise<void> {
  try {
    const load = tasks[task];
    if (!load) throw new Error("unknown task");
    const output = await (await load())(input);
    send({ id, rssMb: rssMb(), output });
  } catch (error) {
    if (error instanceof InputError) {
      send({ id, rssMb: rssMb(), inputError: { code: error.code, message: error.message } });
    } else {
      send({ id, rssMb: rssMb(), failure: kindOf(error) });
    }
  }
}

const send = (message: ChildMessage) => process.send?.(message);
const rssMb = () => Math.round(process.memoryUsage.rss() / 1024 / 1024);

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const line = error.stack?.split("\n").find((text) => /^\s+at /.test(text)) ?? "";
  // File and line, without the folders of this machine.
  const where = /([^/\\(]+:\d+):\d+\)?$/.exec(line)?.[1];
  return where ? `${error.name} at ${where}` : error.name;
}
