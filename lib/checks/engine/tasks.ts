import type { TaskTable } from "./host/messages";

/**
 * What the engine can be asked to do: name → loader of `(input) => Promise<output>`. Runs in the child process only;
 * everything else imports its types. A task throws InputError when what it was given cannot be examined.
 */
export const TASKS = {
  /** The face of a document against that of a selfie. */
  compareFaces: async () => (await import("./face/compare-faces")).compareFaces,
  /** A liveness capture measured frame by frame, then document and selfie. */
  judgeLiveness: async () => (await import("./face/judge-liveness")).judgeLiveness,
  /** The portrait on a document: how many faces, where the largest. */
  findPortrait: async () => (await import("./face/find-portrait")).findPortrait,
  /** Whether the engine answers, and its memory: for operators and tests. */
  status: async () => (await import("./engine-status")).engineStatus,
  /** The text of a proof of address, PDF or picture. */
  address: async () => (await import("./address/read-address")).readAddress,
  /** A document's pictures: MRZ, visual zone, picture quality. */
  document: async () => (await import("./document/read-document")).readDocument,
} satisfies TaskTable;

type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
type TaskFunction<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>;
export type TaskInput<Name extends TaskName> = Parameters<TaskFunction<Name>>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<TaskFunction<Name>>>;
