import { type ChildProcess, fork } from "node:child_process";
import { EngineError, type EngineErrorCode } from "./engine-error";
import type { ChildMessage, TaskMessage } from "./messages";
import { MEMORY_SIGNAL } from "./watchdog";

export type ChildProgram = { file: string; execArgv: readonly string[]; cwd: string };

const HEAP_EXHAUSTED = /heap out of memory|Reached heap limit|Array buffer allocation failed/;
const KEPT_WORDS = 4_000;

type Answer = Exclude<ChildMessage, { ready: true }>;
type Pending = { task: string; resolve(answer: Answer): void; reject(error: EngineError): void };

/**
 * One child process of the engine. It gets no environment, so none of the installation's secrets, and what it
 * writes is not shown: pictures of strangers are decoded in it. It keeps the parent alive only while it has a task.
 */
export class EngineChild {
  /** Resolves when it can take tasks; rejects when it ended before. */
  readonly ready: Promise<void>;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
  private readonly process: ChildProcess;
  private readonly pending = new Map<number, Pending>();
  private ended: EngineErrorCode | undefined;
  private words = "";
  private lastId = 0;

  constructor(program: ChildProgram) {
    this.process = fork(program.file, [], {
      cwd: program.cwd,
      env: { NODE_ENV: "production" },
      execArgv: [...program.execArgv],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.process.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      this.words = (this.words + chunk).slice(-KEPT_WORDS);
    });
    const ready = Promise.withResolvers<void>();
    const gone = Promise.withResolvers<void>();
    this.ready = ready.promise;
    this.gone = gone.promise;
    this.ready.catch(() => {});
    const end = (code: EngineErrorCode, detail: string) => {
      this.ended ??= code;
      ready.reject(new EngineError(this.ended === "stopped" ? "stopped" : "unavailable", "start", detail));
      for (const { task, reject } of this.pending.values())
        reject(new EngineError(this.ended, task, this.ended === code ? detail : ""));
      this.pending.clear();
      gone.resolve();
    };
    this.process.on("message", (message: ChildMessage) => {
      if ("ready" in message) return ready.resolve();
      const pending = this.pending.get(message.id);
      this.pending.delete(message.id);
      pending?.resolve(message);
    });
    this.process.once("error", (error: NodeJS.ErrnoException) =>
      end("unavailable", error.code ?? error.name),
    );
    // Not "exit": by "close" everything it has sent has arrived.
    this.process.once("close", (code, signal) => {
      const memory = signal === MEMORY_SIGNAL || HEAP_EXHAUSTED.test(this.words);
      end(memory ? "memory" : "crashed", memory ? "" : String(signal ?? `exit ${code}`));
    });
    this.rest();
  }

  get isGone(): boolean {
    return this.ended !== undefined;
  }

  /** Carries one task out; rejects with an EngineError when the process ends under it or `limitMs` is over. */
  async run(task: string, input: unknown, limitMs: number): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.lastId += 1;
    const message: TaskMessage = { id: this.lastId, task, input };
    this.work();
    const late = setTimeout(() => this.kill("timeout"), limitMs);
    try {
      this.pending.set(message.id, { task, resolve, reject });
      if (this.isGone) throw new EngineError(this.ended ?? "crashed", task);
      // A broken channel shows as the end of the process; what cannot be cloned throws here.
      this.process.send(message, () => {});
      return await promise;
    } finally {
      clearTimeout(late);
      this.pending.delete(message.id);
      this.rest();
    }
  }

  /** Ends the process at once, for this reason. */
  kill(why: EngineErrorCode): void {
    this.ended ??= why;
    // Whoever waits until it is gone must not end before.
    this.work();
    this.process.kill("SIGKILL");
  }

  private work(): void {
    this.process.ref();
    this.process.channel?.ref();
  }

  private rest(): void {
    this.process.unref();
    this.process.channel?.unref();
    (this.process.stderr as { unref?(): void } | null)?.unref?.();
  }
}
