import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Placement } from "./placement";

/**
 * Makes the cluster unless there is one: UTF-8, code-point order, superuser `veridesk`, and a database of that
 * name. A half-made one (killed in the middle) is made again.
 * @throws Error with the end of initdb's output
 */
export async function initCluster(
  placement: Placement,
  options: { password: string; throwaway: boolean },
): Promise<void> {
  const { cluster, account } = placement;
  if (existsSync(join(cluster, "PG_VERSION")) && existsSync(join(cluster, "veridesk.ready"))) return;
  for (const entry of await readdir(cluster))
    await rm(join(cluster, entry), { recursive: true, force: true });

  const passwordFile = join(cluster, "..", `.${process.pid}.initdb`);
  const passwords = options.password ? [`--pwfile=${passwordFile}`] : [];
  try {
    if (options.password) {
      await writeFile(passwordFile, options.password, { mode: 0o600 });
      if (account) await chown(passwordFile, account.uid, account.gid);
    }
    run(placement, "initdb", [
      `--pgdata=${cluster}`,
      "--username=veridesk",
      `--auth=${options.password ? "scram-sha-256" : "trust"}`,
      ...passwords,
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      ...(options.throwaway ? ["--no-sync"] : []),
    ]);
    run(placement, "postgres", ["--single", "-D", cluster, "postgres"], "create database veridesk;\n");
    await writeFile(join(cluster, "veridesk.ready"), "");
    if (account) await chown(join(cluster, "veridesk.ready"), account.uid, account.gid);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function run(placement: Placement, program: string, args: string[], input = ""): void {
  const [command = "", ...rest] = [...placement.prefix, join(placement.native, "bin", program), ...args];
  const result = spawnSync(command, rest, {
    ...placement.account,
    cwd: placement.cluster,
    input,
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C", TZ: "UTC" },
  });
  if (result.status === 0) return;
  const said = `${result.error?.message ?? ""}${result.stdout ?? ""}${result.stderr ?? ""}`.trim();
  throw new Error(`${program} failed: ${said.split("\n").slice(-4).join(" · ")}`);
}
