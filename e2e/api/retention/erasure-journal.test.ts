import { appendFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { database } from "@/lib/database";
import { eraseEntity } from "@/lib/entities/erase-entity";
import { operatorContext } from "@/lib/operator-context";
import { readErasureJournal, writeErasureJournal } from "@/lib/retention/erasure-journal";
import { reapplyErasures } from "@/lib/retention/reapply-erasures";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-journal-"));
  process.env.AUDIT_CHECKPOINT_DIR = folder;
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const operator = () => operatorContext(database(), { tenantId: tenant.id, mode: "test" });
/** As if a backup from before the erasure had been restored. */
const bringBack = async (id: string) => {
  await api.owner`update entities set erased_at = null, name = 'John Doe', first_name = 'John' where id = ${id}`;
  await api.owner`delete from erasures where entity_id = ${id}`;
};

it("is written once an erasure, outside the database, with ids and times alone", async () => {
  expect(await writeErasureJournal(database())).toBe(0);
  const id = await api.createEntity(tenant);
  await eraseEntity(operator(), id);
  expect(await writeErasureJournal(database())).toBe(1);
  expect(await writeErasureJournal(database())).toBe(0);
  const text = await readFile(join(folder, "erasures.jsonl"), "utf8");
  expect(JSON.parse(text)).toEqual({
    ...{ tenant_id: tenant.id, mode: "test", entity_id: id },
    erased_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});

it("erases again what a backup brought back, also while a session is open, and only once", async () => {
  const {
    lines: [line],
  } = await readErasureJournal();
  const id = line?.entity_id ?? "";
  await bringBack(id);
  const session = await api.request("POST", "/api/v2/verification/sessions/", {
    key: tenant.keys.test,
    body: { entity_id: id, email: "john@example.com", verification_profile: "basic" },
  });
  expect(session.status).toBe(202);
  expect(await reapplyErasures(database())).toEqual({ again: 1, already: 0, open: [], damaged: 0 });
  const [row] = await api.owner`select e.name, s.status, s.email from entities e
    join verification_sessions s on s.entity_id = e.id where e.id = ${id}`;
  expect(row).toEqual({ name: "Erased", status: "revoked", email: null });
  expect(await reapplyErasures(database())).toEqual({ again: 0, already: 1, open: [], damaged: 0 });
});

it("says what has to wait, and how many lines are damaged", async () => {
  const {
    lines: [line],
  } = await readErasureJournal();
  const id = line?.entity_id ?? "";
  await appendFile(join(folder, "erasures.jsonl"), 'damaged\n{"tenant_id": "x"}\n');
  await bringBack(id);
  await api.owner`update entities set legal_hold_until = now() + interval '1 day', legal_hold_authority = 'The court' where id = ${id}`;
  const { open, damaged } = await reapplyErasures(database());
  expect(damaged).toBe(2);
  expect(open).toEqual([{ tenant_id: tenant.id, id, because: "Legal hold by The court." }]);
});
