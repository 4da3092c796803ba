import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "./run-command";
import { honest, nothing, type Tally } from "./tally";

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/**
 * Runs vitest on a throw-away PostgreSQL. A file that could not even be loaded counts as a failed test.
 * @param projects of vitest.config.ts
 * @param filters parts of file names
 */
export async function vitestRun(projects: string[], filters: string[]): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), "veridesk-vitest-"));
  const file = join(folder, "report.json");
  try {
    const ended = await runCommand(
      [
        ...["vitest", "run", ...projects.flatMap((name) => ["--project", name])],
        ...["--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...filters],
      ],
      { show: true, limit: 25 },
    );
    const text = await readFile(file, "utf8").catch(() => null);
    return honest(text ? counted(JSON.parse(text) as Report) : nothing, ended.ok);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function counted(report: Report): Tally {
  const unloaded = report.testResults.filter((f) => f.status === "failed" && f.assertionResults.length === 0);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
