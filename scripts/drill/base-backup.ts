import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";

// What a copy of a running cluster must not bring along (PostgreSQL documentation § 25.3.4).
const LEFT_OUT = ["pg_wal", "postmaster.pid", "postmaster.opts", "pg_replslot", "pg_dynshmem", "pg_notify"];

/**
 * A base backup of a running server by PostgreSQL's low-level interface, as pg_basebackup does it (the embedded server
 * brings no tools): start, copy, stop, the label, and the write-ahead log between. Work goes on meanwhile.
 * @param url superuser
 * @param while called while the backup runs
 */
export async function baseBackup(
  { url, cluster, into }: { url: string; cluster: string; into: string },
  meanwhile: () => Promise<void>,
): Promise<void> {
  // One session: the backup ends when it does.
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_backup_start('drill', true)`;
    await mkdir(into, { recursive: true, mode: 0o700 });
    for (const name of await readdir(cluster)) {
      if (LEFT_OUT.includes(name)) await mkdir(join(into, name), { mode: 0o700 }).catch(() => {});
      else await cp(join(cluster, name), join(into, name), { recursive: true });
    }
    for (const file of ["postmaster.pid", "postmaster.opts"])
      await rm(join(into, file), { recursive: true, force: true });
    await meanwhile();
    const [label] = await sql<
      { labelfile: string; spcmapfile: string }[]
    >`select * from pg_backup_stop(false)`;
    await writeFile(join(into, "backup_label"), label?.labelfile ?? "", { mode: 0o600 });
    await cp(join(cluster, "pg_wal"), join(into, "pg_wal"), { recursive: true });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
