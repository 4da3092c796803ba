import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ChildProgram } from "./engine-child";
import { HEAP_MB } from "./limits";

const here = fileURLToPath(import.meta.url);

/** The child's entry: dist/engine.js beside the bundle this runs from, or scripts/engine.ts from the sources. */
export function engineProgram(): ChildProgram {
  const heap = `--max-old-space-size=${HEAP_MB}`;
  if (!here.endsWith(".ts")) {
    return { file: join(dirname(here), "engine.js"), execArgv: [heap], cwd: dirname(dirname(here)) };
  }
  const root = join(dirname(here), "..", "..", "..", "..");
  return { file: join(root, "scripts", "engine.ts"), execArgv: [heap, "--import", "tsx"], cwd: root };
}
