import type { InputErrorCode } from "../input-error";

/** To the child: carry this out. */
export type TaskMessage = { id: number; task: string; input: unknown };

/** From the child: it can take tasks; or how one ended. `rssMb`: its memory afterwards. */
export type ChildMessage =
  | { ready: true }
  | { id: number; rssMb: number; output: unknown }
  | { id: number; rssMb: number; inputError: { code: InputErrorCode; message: string } }
  | { id: number; rssMb: number; failure: string };

/** What a child can do: task name → loader of its function. Loaded at first use, in the child only. */
// biome-ignore lint/suspicious/noExplicitAny: each task has an input type of its own
export type TaskTable = Record<string, () => Promise<(input: any) => Promise<unknown>>>;
