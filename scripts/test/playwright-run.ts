import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getBrowser } from "./get-browser";
import { runCommand } from "./run-command";
import { honest, nothing, type Tally } from "./tally";

interface Report {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/**
 * Runs the browser tests against a demo of their own (playwright.config.ts starts it).
 * @param filters parts of file names
 */
export async function playwrightRun(filters: string[]): Promise<Tally> {
  const browser = await getBrowser();
  console.log(`Browser: ${browser.label}`);
  const folder = await mkdtemp(join(tmpdir(), "veridesk-playwright-"));
  const file = join(folder, "report.json");
  try {
    const ended = await runCommand(["playwright", "test", "--reporter=list,json", ...filters], {
      show: true,
      limit: 25,
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, ...(browser.path ? { BROWSER_PATH: browser.path } : {}) },
    });
    const text = await readFile(file, "utf8").catch(() => null);
    return honest(text ? counted(JSON.parse(text) as Report) : nothing, ended.ok);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function counted({ stats }: Report): Tally {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}
