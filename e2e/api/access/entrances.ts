import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { ENDPOINTS } from "@/lib/api/endpoints";

const ROOT = join(import.meta.dirname, "../../..");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

export type Entrance = { name: string; file: string; exported: string };

const sources = (): { file: string; text: string }[] =>
  readdirSync(join(ROOT, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => ({ file: join(ROOT, "app", file), text: readFileSync(join(ROOT, "app", file), "utf8") }));

/** The address-like name of a file below app/: groups and the extension left out. */
const nameOf = (file: string): string =>
  relative(join(ROOT, "app"), file)
    .replace(/\.tsx?$/, "")
    .replace(/\(\w+\)\//g, "");

const isActionFile = (text: string): boolean => /^\s*["']use server["']/.test(text);

async function exportsOf(file: string): Promise<string[]> {
  const module = (await import(/* @vite-ignore */ file)) as Record<string, unknown>;
  return Object.keys(module).filter((name) => typeof module[name] === "function");
}

/** Every server action: whatever a file that begins with "use server" exports. */
export async function findActions(): Promise<Entrance[]> {
  const files = sources().filter(({ text }) => isActionFile(text));
  const found = await Promise.all(
    files.map(async ({ file }) =>
      (await exportsOf(file)).map((exported) => ({
        ...{ name: `${nameOf(file).replace(/\/actions$/, "")}#${exported}`, file, exported },
      })),
    ),
  );
  return found.flat();
}

/** Files in which an action hides inside something else: there it would escape the list. */
export const hiddenActions = (): string[] =>
  sources()
    .filter(({ text }) => !isActionFile(text) && /["']use server["']/.test(text))
    .map(({ file }) => nameOf(file));

/** Every method of every route handler. */
export async function findRoutes(): Promise<Entrance[]> {
  const files = sources().filter(({ file }) => /\/route\.tsx?$/.test(file));
  const found = await Promise.all(
    files.map(async ({ file }) =>
      (await exportsOf(file))
        .filter((name) => METHODS.includes(name))
        .map((exported) => ({
          ...{ name: `${exported} /${nameOf(file).replace(/\/?route$/, "")}`, file, exported },
        })),
    ),
  );
  return found.flat();
}

/** Every page. */
export const findPages = (): Entrance[] =>
  sources()
    .filter(({ file }) => /\/page\.tsx?$/.test(file))
    .map(({ file }) => ({
      name: `/${nameOf(file).replace(/\/?page$/, "")}`,
      file,
      exported: "default",
    }));

/** Every endpoint of the API, once for both versions. */
export const endpointNames = (): string[] => ENDPOINTS.map((e) => `${e.method} ${e.path}`);
