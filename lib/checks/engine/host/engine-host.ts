import { InputError } from "../input-error";
import { type ChildProgram, EngineChild } from "./engine-child";
import { EngineError } from "./engine-error";

export type HostOptions = {
  program: ChildProgram;
  /** For one task, from when the child is ready. */
  timeMs: number;
  /** A child above this after a task is replaced before the next: memory of a computation is seldom given back. */
  retireMb: number;
};

const START_MS = 60_000;

/**
 * Keeps one child warm and gives it one task at a time, in the order they came. A task that crashes its child, hangs
 * or eats too much memory is rejected with an EngineError and costs that child only: the next task gets a new one.
 * Nothing is tried again here; the queue counts tries.
 */
export class EngineHost {
  private child: EngineChild | undefined;
  private line: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(private readonly options: HostOptions) {}

  /** @throws EngineError, or InputError when what it was given cannot be examined */
  run(task: string, input: unknown, timeMs = this.options.timeMs): Promise<unknown> {
    const turn = this.line.then(() => this.runNow(task, input, timeMs));
    this.line = turn.catch(() => {});
    return turn;
  }

  /** Ends the child; what is running or waiting is rejected as `stopped`. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.child?.kill("stopped");
    await this.child?.gone;
    await this.line;
  }

  private async runNow(task: string, input: unknown, timeMs: number): Promise<unknown> {
    const child = await this.readyChild(task);
    const answer = await child.run(task, input, timeMs).catch(async (error) => {
      // Its memory must be free before the next child takes as much.
      if (child.isGone) await child.gone;
      throw error;
    });
    if (answer.rssMb > this.options.retireMb) {
      child.kill("stopped");
      await child.gone;
    }
    if ("inputError" in answer) throw new InputError(answer.inputError.code, answer.inputError.message);
    if ("failure" in answer) throw new EngineError("failed", task, answer.failure);
    return answer.output;
  }

  private async readyChild(task: string): Promise<EngineChild> {
    if (this.stopped) throw new EngineError("stopped", task);
    if (!this.child || this.child.isGone) this.child = new EngineChild(this.options.program);
    const child = this.child;
    const late = setTimeout(() => child.kill("unavailable"), START_MS);
    try {
      await child.ready;
    } catch (error) {
      throw new EngineError((error as EngineError).code, task, "it did not start");
    } finally {
      clearTimeout(late);
    }
    return child;
  }
}
