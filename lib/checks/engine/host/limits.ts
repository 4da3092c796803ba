/** Memory the engine's process may hold, MB: above it ends itself. Issue 7 allows 1.5 GB. */
export const MEMORY_MB = 1_450;
/** Of it the JavaScript heap; pixels, models and tensors live outside. */
export const HEAP_MB = 512;
/** After a task above this the process is replaced. */
export const RETIRE_MB = 1_300;
/** One task, milliseconds. A page with OCR takes about 3 s; a machine under load several times that. */
export const TASK_MS = 90_000;
