import { isBuilt, sourceStamp } from "../build/stamp";
import { playwrightRun } from "./playwright-run";
import { report, runCommand } from "./run-command";
import { staticChecks } from "./static-checks";
import { add, nothing, summary, type Tally } from "./tally";
import { vitestRun } from "./vitest-run";

const parts: Record<string, (filters: string[]) => Promise<Tally>> = {
  static: ([filter]) => staticChecks(filter),
  unit: (filters) => vitestRun(["unit"], filters),
  api: (filters) => vitestRun(["api"], filters),
  web: async (filters) => {
    const built = await build();
    return built.failed ? built : add(built, await playwrightRun(filters));
  },
};

/**
 * Runs everything, or the one part named first, narrowed by what follows. The last line written is the sum.
 * @returns the exit code
 */
export async function runTests([part, ...filters]: string[]): Promise<number> {
  if (part && !parts[part])
    throw new Error(`Unknown part "${part}": ${Object.keys(parts).join(", ")}, or none`);
  const chosen = part ? [part] : Object.keys(parts);
  let tally = nothing;
  for (const name of chosen) {
    console.log(`\n── ${name} ${"─".repeat(60 - name.length)}`);
    tally = add(tally, await attempt(() => parts[name]?.(filters) ?? Promise.resolve(nothing)));
  }
  console.log(`\n${summary(tally)}`);
  return tally.failed > 0 ? 1 : 0;
}

async function attempt(run: () => Promise<Tally>): Promise<Tally> {
  try {
    return await run();
  } catch (error) {
    console.log(`✗ ${(error as Error).message}`);
    return { ...nothing, failed: 1 };
  }
}

async function build(): Promise<Tally> {
  if (isBuilt(sourceStamp())) return nothing;
  const command = [process.execPath, "--import", "tsx", "scripts/build.ts"];
  const ended = await runCommand(command, { show: false, limit: 10 });
  report("production build", ended);
  return { ...nothing, [ended.ok ? "passed" : "failed"]: 1 };
}
