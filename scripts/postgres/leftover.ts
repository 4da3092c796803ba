import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync, rmSync } from "node:fs";
import { join, sep } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** The postmaster's pid and whether it says it accepts connections, from its own pid file; null without one. */
export function postmaster(cluster: string): { pid: number; ready: boolean } | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === "ready" };
  } catch {
    return null;
  }
}

/** Whether a process of this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Ends a PostgreSQL that outlived the process which started it, so that its data folder can be used again.
 * A pid file that names somebody else's process is removed: PostgreSQL would take it for a running server.
 * @throws Error when the old server does not end within 30 s
 */
export async function endLeftover(cluster: string): Promise<void> {
  const old = postmaster(cluster);
  if (!old || !Number.isInteger(old.pid) || !isAlive(old.pid)) return;
  if (!servesFolder(old.pid, cluster)) {
    rmSync(join(cluster, "postmaster.pid"), { force: true });
    return;
  }
  process.kill(old.pid, "SIGINT");
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (!isAlive(old.pid)) return;
    await sleep(50);
  }
  throw new Error(`an earlier PostgreSQL (process ${old.pid}) still uses ${cluster} and does not end`);
}

function servesFolder(pid: number, cluster: string): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === cluster;
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(cluster.split(sep).at(-1) ?? cluster);
  } catch {
    return false;
  }
}
