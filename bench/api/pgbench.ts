import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** pgbench of a system PostgreSQL, or null: it is not in the embedded one. */
function findPgbench(): string | null {
  try {
    const versions = readdirSync("/usr/lib/postgresql");
    const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
    return newest ? `/usr/lib/postgresql/${newest}/bin/pgbench` : null;
  } catch {
    return null;
  }
}

/** Transactions a second of the same read (scope, session with checks) by pgbench, 32 clients; null without pgbench. */
export function pgbenchGet(
  url: string,
  tenantId: string,
  sessionIds: string[],
  seconds: number,
): number | null {
  const program = findPgbench();
  if (!program) return null;
  const script = join(mkdtempSync(join(tmpdir(), "veridesk-pgbench-")), "get.sql");
  const [id = ""] = sessionIds;
  writeFileSync(
    script,
    `begin read only;
select set_config('app.tenant_id','${tenantId}',true),set_config('app.mode','test',true);
select s.*, (select json_agg(c.id) from checks c where c.tenant_id = s.tenant_id and c.mode = s.mode and c.session_id = s.id)
from verification_sessions s where s.tenant_id = '${tenantId}' and s.mode = 'test' and s.id = '${id}';
commit;
`,
  );
  const output = execFileSync(
    program,
    ["-n", "-M", "prepared", "-c", "32", "-j", "2", "-T", String(seconds), "-f", script, url],
    {
      encoding: "utf8",
      env: { ...process.env, PGOPTIONS: "-c role=veridesk_app" },
      stdio: ["ignore", "pipe", "ignore"],
    },
  );
  return Number(/tps = ([\d.]+)/.exec(output)?.[1] ?? 0);
}
