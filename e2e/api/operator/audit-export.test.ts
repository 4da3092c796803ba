import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Database } from "@/db/client";
import { exportEntries } from "@/lib/audit/export-entries";
import { listEntries } from "@/lib/audit/list-entries";
import { readCheckpoints } from "@/lib/audit/read-checkpoints";
import { recordAudit } from "@/lib/audit/record-audit";
import { sealEntries } from "@/lib/audit/seal-entries";
import { verifyChain } from "@/lib/audit/verify-chain";
import { verifyLines } from "@/lib/audit/verify-lines";
import { writeCheckpoints } from "@/lib/audit/write-checkpoints";
import type { Ctx } from "@/lib/context";
import { operatorPublicKey } from "@/lib/crypto/operator-key";
import { checkpointDir } from "@/lib/env";
import { systemContext } from "@/lib/outbox/system-context";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { type OutboxTenant, outboxRows } from "../../fixtures/outbox-rows";

let own: TestDatabase;
let database: Database;
let rows: ReturnType<typeof outboxRows>;
let tenant: OutboxTenant;
let ctx: Ctx;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-checkpoints-"));
  process.env.AUDIT_CHECKPOINT_DIR = folder;
  own = await createTestDatabase();
  process.env.DATABASE_URL = own.url;
  database = new Database(own.url, 24);
  rows = outboxRows(own.url);
  tenant = await rows.tenant(null);
  ctx = systemContext(database, { tenantId: tenant.tenantId, mode: "test" }, "test");
});
afterAll(async () => {
  await rows.end();
  await database.close();
  await own.drop();
  await rm(folder, { recursive: true });
});

const write = (n: number) =>
  database.inTenant({ tenantId: tenant.tenantId, mode: "test" }, (tx) =>
    recordAudit(ctx, tx, {
      action: "session.revoked",
      targetType: "session",
      targetId: tenant.sessionId,
      details: { n },
    }),
  );
async function* given(lines: string[]) {
  yield* lines;
}

describe("an exported audit log", () => {
  let lines: string[];
  beforeAll(async () => {
    for (let n = 0; n < 40; n += 1) await write(n);
    await sealEntries(database);
    lines = [];
    for await (const line of exportEntries(ctx)) lines.push(line.trimEnd());
  });

  it("verifies by itself, and with the operator's key", async () => {
    expect(lines).toHaveLength(41);
    const report = { intact: true, entries: 40, tenant_id: tenant.tenantId, public_key: operatorPublicKey() };
    expect(await verifyLines(given(lines))).toMatchObject(report);
    expect(await verifyLines(given(lines), operatorPublicKey())).toMatchObject(report);
    const other = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    expect(await verifyLines(given(lines), other)).toMatchObject({ intact: false, line: 41 });
  });

  it.each<[string, (all: string[]) => string[], number]>([
    ["edited", (all) => all.with(20, all[20]?.replace('"n":20', '"n":21') ?? ""), 21],
    ["deleted", (all) => all.toSpliced(20, 1), 21],
    ["reordered", (all) => all.with(20, all[21] ?? "").with(21, all[20] ?? ""), 21],
    ["cut off with its end", (all) => all.slice(0, 30), 30],
    ["cut off before its end", (all) => all.toSpliced(30, 10), 31],
    ["added to", (all) => [...all, all[3] ?? ""], 42],
    [
      "put a foreign end",
      (all) => all.with(40, all[40]?.replace(/"sequence":40/, '"sequence":39') ?? ""),
      41,
    ],
    ["not JSON", (all) => all.with(5, "hello"), 6],
  ])("is found %s", async (_, change, line) => {
    expect(await verifyLines(given(change(lines)))).toMatchObject({ intact: false, line });
  });

  it("is itself an entry of the log, which lists newest first and filters", async () => {
    const page = { kind: "cursor", size: 10, after: null, before: null } as const;
    const [first] = (await listEntries(ctx, {}, page)).rows;
    expect(first).toMatchObject({ action: "audit.exported", actorType: "system", sequence: null });
    const filtered = await listEntries(ctx, { action: "session.revoked", targetId: tenant.sessionId }, page);
    expect(filtered.rows).toHaveLength(10);
    expect(filtered.next).not.toBeNull();
    expect((await listEntries(ctx, { until: new Date(0) }, page)).rows).toEqual([]);
    expect((await listEntries(ctx, { mode: "live" }, page)).rows).toEqual([]);
  });

  it("is not for those who may not read it", async () => {
    const person = { id: tenant.tenantId, name: "R", email: "r@example.com" };
    const reviewer: Ctx = {
      ...ctx,
      actor: { type: "user", person, role: "reviewer", signInId: tenant.tenantId },
    };
    await expect(exportEntries(reviewer).next()).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
  });
});

describe("checkpoints outside the database", () => {
  it("tell of an end that was cut off, and of a chain written anew", async () => {
    await sealEntries(database);
    expect(await writeCheckpoints(database)).toBeGreaterThan(0);
    expect(await writeCheckpoints(database)).toBe(0);
    const [checkpoint] = await readCheckpoints(checkpointDir(), tenant.tenantId, operatorPublicKey());
    if (!checkpoint) throw new Error("no checkpoint");
    const verify = () => verifyChain(database, tenant.tenantId, checkpoint);
    expect(await verify()).toMatchObject({ intact: true });
    const cut =
      await rows.sql`delete from audit_entries where tenant_id = ${tenant.tenantId} and sequence > 35 returning *`;
    expect(await verify()).toMatchObject({ intact: false, problem: "cut", sequence: 36 });
    expect(cut.length).toBe(checkpoint.sequence - 35);
    // Whoever holds the database seals a new history of the same length: only the checkpoint knows.
    for (let n = 0; n < cut.length; n += 1) await write(1_000 + n);
    await sealEntries(database);
    expect(await verifyChain(database, tenant.tenantId)).toMatchObject({ intact: true });
    expect(await verify()).toMatchObject({ intact: false, problem: "altered" });
  });

  it("are left out when damaged or not signed", async () => {
    const file = join(folder, `${tenant.tenantId}.jsonl`);
    const text = await readFile(file, "utf8");
    await writeFile(file, `${text.replace(/"sequence":\d+/, '"sequence":7')}nonsense\n`);
    expect(await readCheckpoints(folder, tenant.tenantId)).toEqual([]);
    expect(await readCheckpoints(folder, "another")).toEqual([]);
  });
});

it("twenty writers and two sealers: no fork, no gap", async () => {
  const other = await rows.tenant(null);
  const scope = { tenantId: other.tenantId, mode: "test" as const };
  const writer = systemContext(database, scope, "test");
  const [writers, each] = [20, 100];
  let done = false;
  const sealer = async () => {
    while (!done) await sealEntries(database);
  };
  const sealers = [sealer(), sealer()];
  await Promise.all(
    Array.from({ length: writers }, async (_, w) => {
      for (let n = 0; n < each; n += 1) {
        await database.inTenant(scope, (tx) =>
          recordAudit(writer, tx, {
            action: "bench.wrote",
            targetType: "tenant",
            targetId: null,
            details: { w, n },
          }),
        );
      }
    }),
  );
  done = true;
  await Promise.all(sealers);
  await sealEntries(database);
  expect(await verifyChain(database, other.tenantId)).toMatchObject({
    ...{ intact: true, entries: writers * each, unsealed: 0 },
  });
}, 120_000);
