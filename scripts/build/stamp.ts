import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["app", "components", "db", "lib", "public", "scripts"];
const FILES = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "next.config.ts",
  "postcss.config.mjs",
];
const STAMP = "dist/stamp";

/** Fingerprint of all that goes into a build: names and contents, tests left out. */
export function sourceStamp(): string {
  const hash = createHash("sha256");
  const found = FOLDERS.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const file of [...FILES, ...found].filter(existsSync).sort()) {
    hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

/** Whether the last build was made of exactly these sources. */
export function isBuilt(stamp: string): boolean {
  return existsSync(".next/BUILD_ID") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp;
}

/** Notes what the build was made of; to be called when it has succeeded. */
export function writeStamp(stamp: string): void {
  writeFileSync(STAMP, stamp);
}
