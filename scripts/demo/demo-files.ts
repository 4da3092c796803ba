import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** DATA_DIR/demo.json: what scripts need to use a running demo. */
export interface DemoJson {
  base_url: string;
  mailbox_url: string;
  webhook_sink_url: string;
  test_api_key: string;
  live_api_key: string;
  webhook_secret_test: string;
  users: { email: string; password: string; role: string }[];
}

/** In DATA_DIR: the settings of the demo's processes, for the command line (scripts/cli). */
export const SETTINGS_FILE = "settings.json";

/** This installation's secret: made on the first start and kept, readable by the owner only. */
export function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  if (!existsSync(file)) writeWhole(file, randomBytes(32).toString("base64"));
  return readFileSync(file, "utf8").trim();
}

/** What the seeding of an earlier start made known; keys cannot be read from the database again. */
export function readKept<T>(file: string): T | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : null;
}

/** Writes a file that is either whole or not there, readable by the owner only. */
export function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
