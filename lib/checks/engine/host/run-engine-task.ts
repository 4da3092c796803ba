import type { TaskInput, TaskName, TaskOutput } from "../tasks";
import { EngineHost } from "./engine-host";
import { engineProgram } from "./engine-program";
import { RETIRE_MB, TASK_MS } from "./limits";

let own: EngineHost | undefined;

/**
 * Carries one task out in this process's engine child, started at the first task and kept warm. For the worker and
 * the command line; the web process never calls it.
 * @throws EngineError when the engine gave no answer, InputError when the input cannot be examined
 */
export function runEngineTask<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
): Promise<TaskOutput<Name>> {
  own ??= new EngineHost({ program: engineProgram(), timeMs: TASK_MS, retireMb: RETIRE_MB });
  return own.run(name, input) as Promise<TaskOutput<Name>>;
}

/** Ends the engine child, if there is one. A later task starts anew. */
export async function stopEngine(): Promise<void> {
  const host = own;
  own = undefined;
  await host?.stop();
}
