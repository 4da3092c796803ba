import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CaptureStep } from "@/lib/checks/registry";
import { database } from "@/lib/database";
import { storeCapture } from "@/lib/media/store-capture";
import { systemContext } from "@/lib/outbox/system-context";
import { applyRetention } from "@/lib/retention/apply-retention";
import { isStillDue } from "@/lib/retention/due-sessions";
import { previewRetention } from "@/lib/retention/preview-retention";
import { mediaStore } from "@/lib/storage/open-store";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { startApplicant } from "../applicant/applicant-session";

let api: TestApi;
let tenant: ApiTenant;
let folder: string;
let picture: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "veridesk-retention-"));
  process.env.DATA_DIR = folder;
  api = await startApi();
  picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: "#889" } })
    .jpeg()
    .toBuffer();
});
beforeEach(async () => {
  tenant = await api.createTenant();
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

/** A live session with pictures that ended some days ago as wished. */
async function ended(status: "completed" | "failed" | "revoked", daysAgo: number) {
  const started = await startApplicant(database(), { tenantId: tenant.id });
  for (const step of ["document_front", "selfie"] as CaptureStep[]) {
    await storeCapture(started.ctx, mediaStore(), { sessionId: started.sessionId, step, bytes: picture });
  }
  const at = new Date(Date.now() - daysAgo * 86_400_000);
  const { sessionId } = started;
  await api.owner`update verification_sessions set status = ${status}, revoked_at = ${status === "revoked" ? at : null},
    completed_at = ${status === "revoked" ? null : at}, outcome = ${status === "completed" ? "clear" : "pending"}
    where id = ${sessionId}`;
  await api.owner`update checks set extracted_data = '{"first_name": "Needle"}', status = 'completed',
    result_data = '{"id": "x", "breakdown": {"a": "clear"}, "evidence": {"a": {"measured": "Needle"}}}'
    where session_id = ${sessionId}`;
  await api.owner`insert into consents (tenant_id, mode, id, session_id, entity_id, version, language, text_hash, ip)
    select tenant_id, mode, gen_random_uuid(), id, entity_id, '1', 'en', '\\x00', '203.0.113.9' from verification_sessions where id = ${sessionId}`;
  const [row] = await api.owner`select entity_id from verification_sessions where id = ${sessionId}`;
  return { sessionId, entityId: row?.entity_id as string };
}
const files = async () =>
  (await readdir(folder, { recursive: true })).filter((f) => /media.*-.*\/.*\/.*\/.*/.test(f));
const mediaOf = (sessionId: string) =>
  api.owner`select c.step, m.deleted_reason, length(m.wrapped_key) as key from media m join captures c on c.media_id = m.id
    where m.session_id = ${sessionId} order by c.step`;
const live = () => systemContext(database(), { tenantId: tenant.id, mode: "live" }, "test");
const call = (method: string, path: string, body?: unknown) =>
  api.request(method, `/api/v2${path}`, { key: tenant.keys.live, ...(body === undefined ? {} : { body }) });
const set = (settings: object) =>
  api.owner`update tenants set settings = ${JSON.stringify(settings)}::text::jsonb where id = ${tenant.id}`;

describe("by the clock", () => {
  it("deletes pictures of unfinished verifications after their period, not before", async () => {
    const young = await ended("failed", 80);
    const old = await ended("revoked", 100);
    const preview = await previewRetention(live());
    expect(preview.find((p) => p.kind === "unfinished")).toMatchObject({ days: 90, due: 1, dueLater: 1 });
    await applyRetention(database());
    expect(await mediaOf(young.sessionId)).toMatchObject([
      { deleted_reason: null },
      { deleted_reason: null },
    ]);
    expect(await mediaOf(old.sessionId)).toMatchObject([
      { deleted_reason: "retention", key: 0 },
      { deleted_reason: "retention", key: 0 },
    ]);
    const audit =
      await api.owner`select details from audit_entries where target_id = ${old.sessionId} and action = 'retention.deleted'`;
    expect(audit).toEqual([{ details: { class: "unfinished", media: 2 } }]);
    expect((await previewRetention(live())).find((p) => p.kind === "unfinished")?.due).toBe(0);
  });

  it("waits for a contest that nobody has answered, and for a session that waits for a person", async () => {
    const contested = await ended("failed", 100);
    await api.owner`insert into contests (tenant_id, mode, id, session_id, text) values (${tenant.id}, 'live', gen_random_uuid(), ${contested.sessionId}, 'It was me')`;
    const queued = await ended("failed", 100);
    await api.owner`update verification_sessions set queued_at = now(), queue_reason = 'contest' where id = ${queued.sessionId}`;
    await applyRetention(database());
    for (const { sessionId } of [contested, queued])
      expect(await mediaOf(sessionId)).toMatchObject([{ deleted_reason: null }, { deleted_reason: null }]);
  });

  it("counts faces from the decision and documents from the end of the relationship", async () => {
    const { sessionId, entityId } = await ended("completed", 400);
    await applyRetention(database());
    expect(await mediaOf(sessionId)).toMatchObject([
      { step: "document_front", deleted_reason: null },
      { step: "selfie", deleted_reason: "retention" },
    ]);
    await api.owner`update entities set relationship_ended_at = now() - interval '1800 days' where id = ${entityId}`;
    await applyRetention(database());
    expect((await mediaOf(sessionId))[0]).toMatchObject({ deleted_reason: null });
    await set({ retentionDays: { documents: 1_000 } });
    await applyRetention(database());
    expect((await mediaOf(sessionId))[0]).toMatchObject({ deleted_reason: "retention" });
    const [check] =
      await api.owner`select extracted_data from checks where session_id = ${sessionId} limit 1`;
    expect(check?.extracted_data).toEqual({ first_name: "Needle" });
  });

  it("forgets contact details a year after the last contact", async () => {
    const { sessionId } = await ended("completed", 366);
    await applyRetention(database());
    const [row] =
      await api.owner`select s.email, o.ip from verification_sessions s join consents o on o.session_id = s.id where s.id = ${sessionId}`;
    expect(row).toEqual({ email: null, ip: null });
  });

  it("leaves everything of an entity that an authority holds", async () => {
    const { sessionId, entityId } = await ended("failed", 100);
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const held = await call("PUT", `/entities/${entityId}/legal-hold/`, {
      until,
      authority: "FIU",
      reason: "Case 7",
    });
    expect(held.status).toBe(200);
    await applyRetention(database());
    expect(await mediaOf(sessionId)).toMatchObject([{ deleted_reason: null }, { deleted_reason: null }]);
    expect((await call("DELETE", `/entities/${entityId}/legal-hold/`)).status).toBe(200);
    await applyRetention(database());
    expect(await mediaOf(sessionId)).toMatchObject([
      { deleted_reason: "retention" },
      { deleted_reason: "retention" },
    ]);
  });
});

it("asks again before it deletes: a hold or a person may have come in between", async () => {
  const { sessionId, entityId } = await ended("failed", 100);
  const scope = { tenantId: tenant.id, mode: "live" } as const;
  const still = () => database().inTenant(scope, (tx) => isStillDue(live(), tx, "unfinished", 90, sessionId));
  expect(await still()).toBe(true);
  await api.owner`update entities set legal_hold_until = now() + interval '1 day' where id = ${entityId}`;
  expect(await still()).toBe(false);
  await api.owner`update entities set legal_hold_until = null where id = ${entityId}`;
  await api.owner`update verification_sessions set queued_at = now(), queue_reason = 'contest' where id = ${sessionId}`;
  expect(await still()).toBe(false);
});

describe("on request", () => {
  it("destroys keys and files at once and hands out a receipt with their hashes", async () => {
    const { sessionId, entityId } = await ended("completed", 1);
    const hashes =
      await api.owner`select encode(sha256, 'hex') as h from media where session_id = ${sessionId}`;
    const before = (await files()).filter((f) => f.includes(sessionId)).length;
    expect(before).toBe(2);
    expect((await call("DELETE", `/entities/${entityId}/`)).body).toEqual({
      id: entityId,
      status: "archived",
      purge_after: null,
    });
    expect(await mediaOf(sessionId)).toMatchObject([
      { deleted_reason: "erasure", key: 0 },
      { deleted_reason: "erasure", key: 0 },
    ]);
    await expect.poll(async () => (await files()).filter((f) => f.includes(sessionId)).length).toBe(0);
    const { body } = await call("GET", `/entities/${entityId}/erasure/`);
    expect(body).toMatchObject({ status: "done", deferred_until: null, receipt: { sessions: 1 } });
    expect(body.receipt.destroyed_files.map((f: { sha256: string }) => f.sha256).sort()).toEqual(
      hashes.map((r) => r.h).sort(),
    );
    expect(body.receipt.kept[0].because).toMatch(/AMLR/);
  });

  it("leaves no needle in any table", async () => {
    const { sessionId, entityId } = await ended("completed", 1);
    await api.owner`update entities set first_name = 'Needle', last_name = 'Needle', name = 'Needle Needle', email = 'needle@example.com',
      phone = 'Needle', external_id = 'Needle', address_line_1 = 'Needle' where id = ${entityId}`;
    await api.owner`update verification_sessions set entity_name = 'Needle', email = 'needle@example.com', external_id = 'Needle',
      failure_details = 'Needle', completion_state = 'Needle' where id = ${sessionId}`;
    await api.owner`insert into entity_notes (tenant_id, mode, id, entity_id, text, author_id, author_name)
      values (${tenant.id}, 'live', gen_random_uuid(), ${entityId}, 'Needle', ${tenant.userId}, 'Jane')`;
    await api.owner`insert into discrepancies (tenant_id, mode, id, session_id, check_id, field, record_value, document_value)
      select tenant_id, mode, gen_random_uuid(), session_id, id, 'first_name', 'Needle', 'Needle' from checks where session_id = ${sessionId} limit 1`;
    await api.owner`insert into emails (tenant_id, mode, id, session_id, template, recipient)
      values (${tenant.id}, 'live', gen_random_uuid(), ${sessionId}, 'verification_link', 'needle@example.com')`;
    await call("DELETE", `/entities/${entityId}/`);
    const tables =
      await api.owner`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;
    const found: string[] = [];
    for (const { name } of tables) {
      const [row] =
        await api.owner`select count(*)::int as n from ${api.owner(name)} t where t.tenant_id = ${tenant.id} and t::text ilike '%needle%'`;
      if (row?.n) found.push(name);
    }
    expect(found).toEqual([]);
    expect(tables.length).toBeGreaterThan(25);
  });

  it("waits for an authority, says until when and why, and is carried out when the hold ends", async () => {
    const { sessionId, entityId } = await ended("completed", 1);
    const until = new Date(Math.ceil(Date.now() / 1000) * 1000 + 86_400_000)
      .toISOString()
      .replace(".000Z", "Z");
    await call("PUT", `/entities/${entityId}/legal-hold/`, { until, authority: "FIU", reason: "Case 7" });
    const { body } = await call("DELETE", `/entities/${entityId}/`);
    expect(body).toEqual({
      id: entityId,
      status: "archived",
      purge_after: until,
      deferred_because: "Legal hold by FIU.",
    });
    expect((await call("GET", `/entities/${entityId}/`)).status).toBe(200);
    expect((await call("GET", `/entities/${entityId}/erasure/`)).body).toMatchObject({
      status: "deferred",
      receipt: null,
    });
    await applyRetention(database());
    expect((await mediaOf(sessionId))[0]).toMatchObject({ deleted_reason: null });
    await api.owner`update entities set legal_hold_until = now() - interval '1 second' where id = ${entityId}`;
    await api.owner`update erasures set deferred_until = now() - interval '1 second' where entity_id = ${entityId}`;
    await applyRetention(database());
    expect((await mediaOf(sessionId))[0]).toMatchObject({ deleted_reason: "erasure" });
    expect((await call("GET", `/entities/${entityId}/erasure/`)).body.status).toBe("done");
  });

  it("lets the law on records go first where the tenant says so", async () => {
    await set({ deferErasure: true, retentionDays: { documents: 100 } });
    const { entityId } = await ended("completed", 1);
    expect((await call("DELETE", `/entities/${entityId}/`)).body).toMatchObject({
      status: "archived",
      purge_after: null,
      deferred_because: expect.stringMatching(/law/),
    });
    const endedAt = new Date(Date.now() - 99 * 86_400_000).toISOString();
    await call("PUT", `/entities/${entityId}/relationship/`, { ended_at: endedAt });
    await applyRetention(database());
    expect((await call("GET", `/entities/${entityId}/erasure/`)).body).toMatchObject({
      status: "deferred",
      deferred_until: expect.any(String),
    });
    await call("PUT", `/entities/${entityId}/relationship/`, {
      ended_at: new Date(Date.now() - 101 * 86_400_000).toISOString(),
    });
    await api.owner`update erasures set deferred_until = now() where entity_id = ${entityId}`;
    await applyRetention(database());
    expect((await call("GET", `/entities/${entityId}/erasure/`)).body.status).toBe("done");
  });

  it("destroys one picture by itself, not under a hold, and not twice", async () => {
    const { sessionId, entityId } = await ended("completed", 1);
    const [selfie] =
      await api.owner`select media_id from captures where session_id = ${sessionId} and step = 'selfie'`;
    const path = `/verification/sessions/${sessionId}/media/${selfie?.media_id}/`;
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await call("PUT", `/entities/${entityId}/legal-hold/`, { until, authority: "FIU", reason: "Case 7" });
    expect((await call("DELETE", path)).status).toBe(409);
    await call("DELETE", `/entities/${entityId}/legal-hold/`);
    expect((await call("DELETE", path)).body).toMatchObject({
      media_id: selfie?.media_id,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await call("DELETE", path)).status).toBe(404);
    expect(await mediaOf(sessionId)).toMatchObject([
      { step: "document_front", deleted_reason: null },
      { step: "selfie", deleted_reason: "redacted", key: 0 },
    ]);
  });

  it("does nothing across modes or tenants", async () => {
    const { entityId } = await ended("completed", 1);
    const other = await api.createTenant();
    for (const key of [tenant.keys.test, other.keys.live]) {
      for (const [method, path] of [
        ["DELETE", ""],
        ["GET", "erasure/"],
        ["DELETE", "legal-hold/"],
      ] as const)
        expect((await api.request(method, `/api/v2/entities/${entityId}/${path}`, { key })).status).toBe(404);
    }
  });
});
