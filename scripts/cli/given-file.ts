import { access, readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { InputError } from "@/lib/checks/engine/input-error";

const MOST_BYTES = 50 * 1024 * 1024;

/** Where a file named on the command line is: npm runs commands in the project's folder, not in the caller's. */
export async function givenFile(name: string): Promise<string> {
  for (const folder of [process.cwd(), process.env.INIT_CWD ?? process.cwd()]) {
    const path = resolve(folder, name);
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path;
  }
  throw new InputError("no_such_file", `There is no file ${basename(name)}.`);
}

/** Its bytes. @throws InputError no_such_file, empty_file, file_too_large */
export async function readGivenFile(name: string): Promise<Buffer> {
  const path = await givenFile(name);
  const { size } = await stat(path);
  if (size === 0) throw new InputError("empty_file", `${basename(name)} is empty.`);
  if (size > MOST_BYTES) throw new InputError("file_too_large", `${basename(name)} is larger than 50 MB.`);
  return readFile(path);
}
