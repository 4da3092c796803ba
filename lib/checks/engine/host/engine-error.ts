/**
 * `crashed`, `timeout`, `memory`: the task cost its child process. `failed`: the task threw, the child lives on.
 * `stopped`: the worker is ending. `unavailable`: no child could be started.
 */
export type EngineErrorCode = "crashed" | "timeout" | "memory" | "failed" | "stopped" | "unavailable";

/** A task of the engine that gave no answer. Nothing was judged. Carries nothing of the task's input. */
export class EngineError extends Error {
  override name = "EngineError";
  constructor(
    readonly code: EngineErrorCode,
    readonly task: string,
    detail = "",
  ) {
    super(`Engine task ${task}: ${code}${detail ? ` (${detail})` : ""}`);
  }
}
