import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, cp, lstat, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Binaries, copyBinaries } from "./binaries";

/** How and where PostgreSQL runs: it refuses to be root. */
export interface Placement {
  native: string;
  cluster: string;
  /** Put before the program's own command line. */
  prefix: string[];
  /** Account to change to when spawning; none when PostgreSQL may run as we do. */
  account?: Account;
}

interface Account {
  uid: number;
  gid: number;
}

const SHARED = "/var/lib/veridesk";
/** In a data folder nobody else can enter: says where the data went. */
const MOVED = "moved-to";
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
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  const moved = await readFile(join(cluster, MOVED), "utf8").catch(() => null);
  if (moved) return elsewhere(binaries, moved, account);
  const open = async (path: string) => reachable(path, account.uid);
  if ((await open(dirname(cluster))) && (await open(join(binaries.native, "bin")))) {
    await own(cluster, account);
    return { ...here, account };
  }
  if (spawnSync(NAMESPACE[0] ?? "", [...NAMESPACE.slice(1), "true"]).status === 0) {
    await own(cluster, { uid: 0, gid: 0 });
    return { ...here, prefix: NAMESPACE };
  }
  const folder = join(SHARED, `cluster-${randomBytes(8).toString("hex")}`);
  await mkdir(SHARED, { recursive: true, mode: 0o755 });
  await cp(cluster, folder, { recursive: true });
  await writeFile(join(cluster, MOVED), folder);
  return elsewhere(binaries, folder, account);
}

async function elsewhere(binaries: Binaries, folder: string, account: Account): Promise<Placement> {
  const { native } = await copyBinaries(binaries, SHARED);
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

async function nobody(): Promise<Account> {
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

async function own(path: string, account: Account): Promise<void> {
  const found = await lstat(path);
  if (found.uid === account.uid) return;
  for (const entry of await readdir(path, { recursive: true })) {
    await chown(join(path, entry), account.uid, account.gid);
  }
  await chown(path, account.uid, account.gid);
}
