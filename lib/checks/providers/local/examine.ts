import { EngineError } from "../../engine/host/engine-error";
import { runEngineTask } from "../../engine/host/run-engine-task";
import { InputError } from "../../engine/input-error";
import type { TaskInput, TaskName, TaskOutput } from "../../engine/tasks";

/** Why the file is to blame that nothing was measured. */
export type Unexaminable = { unexaminable: string };

const TRIES = 2;

/**
 * What the engine measured, or why the files are to blame that it could not: they cannot be opened, or cost the engine
 * its process twice (a bomb). Throws when the engine itself is to blame: the queue tries again.
 */
export async function examine<Name extends TaskName>(
  task: Name,
  input: TaskInput<Name>,
): Promise<TaskOutput<Name> | Unexaminable> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await runEngineTask(task, input);
    } catch (error) {
      if (error instanceof InputError) return { unexaminable: error.message };
      const isFatal = error instanceof EngineError && ["memory", "timeout", "crashed"].includes(error.code);
      if (!isFatal) throw error;
      if (tries === TRIES) {
        return { unexaminable: "The file could not be opened within limits of time and memory." };
      }
    }
  }
}

export const isUnexaminable = (found: object): found is Unexaminable => "unexaminable" in found;
