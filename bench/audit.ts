import "../e2e/fixtures/process-env";
import postgres from "postgres";
import { Database } from "@/db/client";
import { migrate } from "@/db/migrate";
import { recordAudit } from "@/lib/audit/record-audit";
import { sealEntries } from "@/lib/audit/seal-entries";
import { CONTENT_COLUMNS, type SealedContent, sealHash } from "@/lib/audit/seal-hash";
import { type ChainHead, verifyChain } from "@/lib/audit/verify-chain";
import { newId } from "@/lib/ids";
import { systemContext } from "@/lib/outbox/system-context";
import { startThrowaway } from "../e2e/fixtures/global-setup";

/**
 * Many writers on one tenant's audit log while two sealers chain it, then every kind of tampering as superuser:
 * `npx tsx bench/audit.ts [writers] [entries each]`. Exit 1 unless the chain has no fork and no gap and every
 * tampering is found.
 */
const [writers = 20, each = 2_000] = process.argv.slice(2).map(Number);
const total = writers * each;
const server = await startThrowaway();
let good = true;
const say = (holds: boolean, words: string) => {
  good &&= holds;
  console.log(`${holds ? "✓" : "✗"} ${words}`);
};
try {
  await migrate(server.url);
  const database = new Database(server.url, writers + 4);
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  const tenantId = newId();
  await sql`insert into tenants (id, name) values (${tenantId}, 'Bench')`;
  const scope = { tenantId, mode: "test" as const };
  const ctx = systemContext(database, scope, "bench");
  const entry = { action: "session.revoked", targetType: "session", targetId: newId() };

  let writing = true;
  const began = performance.now();
  const sealers = [1, 2].map(async () => {
    while (writing) await sealEntries(database);
  });
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < each; n += 1)
        await database.inTenant(scope, (tx) => recordAudit(ctx, tx, { ...entry, details: { writer, n } }));
    }),
  );
  const written = (performance.now() - began) / 1_000;
  writing = false;
  await Promise.all(sealers);
  await sealEntries(database);
  const sealed = (performance.now() - began) / 1_000;
  const [found] = await sql`select count(*)::int as entries, count(distinct sequence)::int as places,
      min(sequence)::int as first, max(sequence)::int as last, count(distinct hash)::int as hashes,
      count(distinct (details->>'writer', details->>'n'))::int as told from audit_entries`;
  const whole = [found?.entries, found?.places, found?.last, found?.hashes, found?.told].every(
    (n) => n === total,
  );
  say(
    whole && found?.first === 1,
    `${writers} writers × ${each}: ${found?.entries} entries, places 1 to ${found?.last}, no fork, no gap`,
  );
  const started = performance.now();
  const report = await verifyChain(database, tenantId);
  const verified = (performance.now() - started) / 1_000;
  say(report.intact && report.entries === total, `the chain verifies (${verified.toFixed(1)} s)`);
  console.log(
    `  written in ${written.toFixed(1)} s (${Math.round(total / written)} a second), all sealed after ${sealed.toFixed(1)} s`,
  );
  const head: ChainHead | null = report.intact ? report.head : null;
  if (!head) throw new Error("no chain");

  const middle = Math.floor(total / 2);
  const at = (sequence: number) => sql`tenant_id = ${tenantId} and sequence = ${sequence}`;
  const tampering: Record<string, (run: postgres.Sql) => Promise<unknown>> = {
    "an entry's action edited": (run) =>
      run`update audit_entries set action = 'session.approved' where ${at(middle)}`,
    "an entry's details edited": (run) => run`update audit_entries set details = '{}' where ${at(7)}`,
    "an entry's time moved by a microsecond": (run) =>
      run`update audit_entries set created_at = created_at + interval '1 microsecond' where ${at(total)}`,
    "an entry edited together with its hash": async (run) => {
      const [row] = await run`select ${run.unsafe(CONTENT_COLUMNS)} from audit_entries a where ${at(middle)}`;
      const [before] = await run`select hash from audit_entries where ${at(middle - 1)}`;
      const forged = { ...row, action: "session.approved", sequence: middle } as unknown as SealedContent;
      await run`update audit_entries set action = 'session.approved', hash = ${sealHash(before?.hash, forged)} where ${at(middle)}`;
    },
    "the first entry deleted": (run) => run`delete from audit_entries where ${at(1)}`,
    "an entry deleted": (run) => run`delete from audit_entries where ${at(middle)}`,
    "an entry deleted and the rest renumbered": async (run) => {
      await run`delete from audit_entries where ${at(total - 50)}`;
      for (let n = total - 49; n <= total; n += 1)
        await run`update audit_entries set sequence = ${n - 1} where ${at(n)}`;
    },
    "two entries' places exchanged": async (run) => {
      await run`update audit_entries set sequence = ${total + 9} where ${at(middle)}`;
      await run`update audit_entries set sequence = ${middle} where ${at(middle + 1)}`;
      await run`update audit_entries set sequence = ${middle + 1} where ${at(total + 9)}`;
    },
    "the end cut off": (run) => run`delete from audit_entries where sequence > ${total - 100}`,
    "the end cut off and written anew": async (run) => {
      await run`delete from audit_entries where sequence > ${total - 100}`;
      const [last] = await run`select hash from audit_entries where ${at(total - 100)}`;
      let hash = last?.hash as Buffer;
      for (let n = total - 99; n <= total; n += 1) {
        const id = newId();
        await run`insert into audit_entries (tenant_id, id, mode, action, actor_type, target_type, details)
          values (${tenantId}, ${id}, 'test', 'session.approved', 'system', 'session', '{}')`;
        const [row] = await run`select ${run.unsafe(CONTENT_COLUMNS)} from audit_entries a where id = ${id}`;
        hash = sealHash(hash, { ...row, sequence: n } as unknown as SealedContent);
        await run`update audit_entries set sequence = ${n}, hash = ${hash}, sealed_at = now() where id = ${id}`;
      }
    },
    "the whole log deleted": (run) => run`delete from audit_entries`,
  };
  await sql`create table untouched as select * from audit_entries`;
  for (const [name, tamper] of Object.entries(tampering)) {
    await tamper(sql);
    const after = await verifyChain(database, tenantId, head);
    say(
      !after.intact,
      `${name}: ${after.intact ? "NOT FOUND" : `found at ${after.sequence} (${after.problem})`}`,
    );
    await sql`truncate audit_entries`;
    await sql`insert into audit_entries select * from untouched`;
  }
  const again = await verifyChain(database, tenantId, head);
  say(again.intact, "put back as it was, it verifies again");
  await sql.end();
  await database.close();
} finally {
  await server.close();
}
process.exit(good ? 0 : 1);
