import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadEnvFile } from "node:process";
import { SETTINGS_FILE } from "../demo/demo-files";
import { UsageError } from "./usage-error";

/**
 * Sees to it that process.env names the installation: as it is, from .env, or from the demo in DATA_DIR.
 * @throws UsageError when none of them does
 */
export function loadSettings(): void {
  if (!process.env.DATABASE_URL && existsSync(".env")) loadEnvFile(".env");
  if (!process.env.DATABASE_URL) {
    const file = join(resolve(process.env.DATA_DIR || ".data"), SETTINGS_FILE);
    if (!existsSync(file)) {
      throw new UsageError(
        "Which installation? Set DATABASE_URL and VERIDESK_SECRET (environment or .env), or start the demo: npm run demo",
      );
    }
    Object.assign(process.env, JSON.parse(readFileSync(file, "utf8")) as Record<string, string>);
  }
  // What a command answers is all that belongs on its output.
  process.env.LOG_LEVEL = "silent";
}
