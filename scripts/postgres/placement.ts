import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chown, lstat, mkdir, readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Binaries, copyBinaries } from "./binaries";

/** How and where PostgreSQL runs: it refuses to be root. */
export interface Placement {
  native: string;
  cluster: string;
  /** Put before the program's own command line. */
  prefix: string[];
  /** Account to change to when spawning; none when PostgreSQL may run as we do. */
  account?: { uid: number; gid: number };
}

const SHARED = "/var/lib/veridesk";
const NAMESPACE = ["unshare", "--user", "--map-user=65534", "--map-group=65534"];

/**
 * Decides how PostgreSQL can run here and gives it its data folder.
 * As an ordinary user: as that user. As root: as `nobody` where that account can reach binaries and data; else
 * in a user namespace, where root's own files stay readable; else from copies below /var/lib/veridesk.
 */
export async function place(binaries: Binaries, cluster: string): Promise<Placement> {
  const here = { native: binaries.native, cluster, prefix: [] };
  if (process.getuid?.() !== 0) {
    await refuseForeign(cluster);
    await mkdir(cluster, { recursive: true, mode: 0o700 });
    return here;
  }
  const account = await nobody();
  const moved = join(SHARED, createHash("sha256").update(cluster).digest("hex").slice(0, 16));
  if (await exists(join(moved, "PG_VERSION"))) return relocated(binaries, cluster, moved, account);
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  const open = async (path: string) => reachable(path, account.uid);
  if ((await open(dirname(cluster))) && (await open(join(binaries.native, "bin")))) {
    await own(cluster, account);
    return { ...here, account };
  }
  if (spawnSync(NAMESPACE[0] ?? "", [...NAMESPACE.slice(1), "true"]).status === 0) {
    await own(cluster, { uid: 0, gid: 0 });
    return { ...here, prefix: NAMESPACE };
  }
  return relocated(binaries, cluster, moved, account);
}

async function relocated(
  binaries: Binaries,
  cluster: string,
  moved: string,
  account: { uid: number; gid: number },
) {
  const { native } = await copyBinaries(binaries, SHARED);
  const stays = await reachable(dirname(cluster), account.uid);
  const folder = stays ? cluster : moved;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await own(folder, account);
  return { native, cluster: folder, prefix: [], account };
}

async function refuseForeign(cluster: string): Promise<void> {
  const found = await stat(cluster).catch(() => null);
  if (found && process.getuid && found.uid !== process.getuid()) {
    throw new Error(
      `${cluster} belongs to another account: start as that account, or choose another DATA_DIR`,
    );
  }
}

async function nobody(): Promise<{ uid: number; gid: number }> {
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => "");
  const line = passwd.split("\n").find((l) => l.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

/** Whether an account without special rights can enter this folder. */
async function reachable(path: string, uid: number): Promise<boolean> {
  const { mode, uid: owner } = await stat(path);
  if (!(owner === uid ? mode & 0o100 : mode & 0o001)) return false;
  const parent = dirname(path);
  return parent === path || reachable(parent, uid);
}

async function own(path: string, account: { uid: number; gid: number }): Promise<void> {
  const found = await lstat(path);
  if (found.uid === account.uid) return;
  for (const entry of await readdir(path, { recursive: true })) {
    await chown(join(path, entry), account.uid, account.gid);
  }
  await chown(path, account.uid, account.gid);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
