import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const load = createRequire(import.meta.url);

/** Folder of an installed package, also of one that does not export its package.json. Throws when there is none. */
export function packageFolder(name: string): string {
  const folders = load.resolve.paths(name)?.map((folder) => join(folder, name)) ?? [];
  const found = folders.find((folder) => existsSync(join(folder, "package.json")));
  if (!found) throw new Error(`package ${name} is not installed`);
  return found;
}
