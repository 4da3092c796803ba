import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

interface Mark {
  pid: number;
  started: string;
}

/** When a process began, in a form only good for comparing; null when it does not run. */
function startOf(pid: number): string | null {
  try {
    if (process.platform !== "linux") {
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    }
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    return line.slice(line.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}

/** The process that holds this mark and still runs, or null (a pid that was given to another one is not it). */
function holderOf(file: string): number | null {
  try {
    const mark = JSON.parse(readFileSync(file, "utf8")) as Mark;
    return startOf(mark.pid) === mark.started ? mark.pid : null;
  } catch {
    return null;
  }
}

/**
 * Marks a folder as in use by this process until `release`, so that two never share it; survives `kill -9`,
 * because a mark whose process is gone counts for nothing.
 * @throws Error naming the process that holds it
 */
export function holdFolder(file: string): { release(): void } {
  const mark = JSON.stringify({ pid: process.pid, started: startOf(process.pid) ?? "" });
  for (let tries = 0; ; tries++) {
    try {
      writeFileSync(file, mark, { flag: "wx", mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const holder = holderOf(file);
      if (holder || tries > 1) throw new Error(`already in use by process ${holder ?? "(unknown)"}`);
      rmSync(file, { force: true });
    }
  }
  return { release: () => rmSync(file, { force: true }) };
}
