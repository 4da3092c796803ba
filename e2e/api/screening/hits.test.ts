import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Ctx } from "@/lib/context";
import { database } from "@/lib/database";
import { operatorContext } from "@/lib/operator-context";
import type { Screened } from "@/lib/screening/screened";
import { storeScreening } from "@/lib/screening/store-screening";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { found } from "./found";

let api: TestApi;
let tenant: ApiTenant;
let other: ApiTenant;

beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
  other = await api.createTenant();
});
afterAll(() => api.close());

async function session() {
  const entityId = await api.createEntity(tenant);
  const answer = await api.request("POST", "/api/v2/verification/sessions/", {
    key: tenant.keys.test,
    body: { entity_id: entityId, email: "john@example.com" },
  });
  const sessionId = answer.body.session_id as string;
  const ctx = operatorContext(database(), { tenantId: tenant.id, mode: "test" });
  return {
    entityId,
    sessionId,
    store: (screened: Screened) =>
      database().inTenant({ tenantId: tenant.id, mode: "test" }, (tx) =>
        storeScreening(ctx as Ctx, tx, { entityId, sessionId, checkId: null }, screened),
      ),
    list: (version = "v2", key = tenant.keys.test) =>
      api.request("GET", `/api/${version}/verification/sessions/${sessionId}/hits/`, { key }),
    decide: (hit: string, decision: string, key = tenant.keys.test, version = "v2") =>
      api.request("POST", `/api/${version}/verification/sessions/${sessionId}/hits/${hit}/`, {
        key,
        body: { decision, reason: "Compared the passport: another person." },
      }),
    status: async () =>
      (await api.owner`select screening_status from entities where id = ${entityId}`)[0]?.screening_status,
  };
}

describe.each(["v1", "v2"])("%s: hits of a session", (version) => {
  test("are listed by evidence, and decided by a person with a reason", async () => {
    const s = await session();
    expect(await s.status()).toBe("not_screened");
    await s.store(
      found({
        hits: [
          { sourceId: "weak", evidence: "disagrees", score: 0.99 },
          { sourceId: "name-only", evidence: "nothing_else_known", score: 1 },
          { sourceId: "strong" },
        ],
      }),
    );
    expect(await s.status()).toBe("potential_match");
    const listed = await s.list(version);
    expect(listed.status, listed.text).toBe(200);
    expect(listed.body).toMatchObject({
      session_id: s.sessionId,
      entity_id: s.entityId,
      screening_status: "potential_match",
      screenings: [
        {
          kind: "sanctions",
          list_versions: { synthetic: 3 },
          threshold: 0.85,
          candidates: 12,
          is_cut: false,
        },
      ],
    });
    const { hits } = listed.body as { hits: { hit_id: string; entry_id: string; status: string }[] };
    expect(hits.map((hit) => [hit.entry_id, hit.status])).toEqual([
      ["strong", "open"],
      ["name-only", "open"],
      ["weak", "open"],
    ]);
    expect(hits[0]).toMatchObject({
      list: "synthetic",
      list_version: 3,
      score: 0.975,
      algorithm: "veridesk-names/1",
      score_parts: { name: { given: "John Doe", listed: "John DOE" } },
    });
    for (const hit of hits.slice(1)) expect((await s.decide(hit.hit_id, "rejected")).status).toBe(200);
    expect(await s.status()).toBe("potential_match");
    const decided = await s.decide(hits[0]?.hit_id ?? "", "confirmed", tenant.keys.test, version);
    expect(decided).toMatchObject({
      status: 200,
      body: {
        decision: "confirmed",
        decided_by: { id: tenant.userId, name: "Jane Smith" },
        screening_status: "confirmed_match",
      },
    });
    // Thought better of it: the newest decision stands, the older one is kept.
    expect((await s.decide(hits[0]?.hit_id ?? "", "rejected")).body.screening_status).toBe("clear");
    const [kept] =
      await api.owner`select count(*)::int as n from hit_decisions where session_id = ${s.sessionId}`;
    expect(kept?.n).toBe(4);
    const audit = await api.owner`select action, details from audit_entries
      where target_id = ${s.sessionId} and action like 'hit.%' order by created_at`;
    expect(audit.map((row) => row.action)).toEqual([
      "hit.rejected",
      "hit.rejected",
      "hit.confirmed",
      "hit.rejected",
    ]);
    expect(JSON.stringify(audit)).not.toContain("passport");
  });
});

test("a clearance stands while nothing changes, and reopens when the entity or the entry does", async () => {
  const s = await session();
  const first = await s.store(found());
  await s.decide(first.hits[0]?.id ?? "", "rejected");
  expect(await s.status()).toBe("clear");

  const again = await s.store(found({ hits: [{ version: 4 }] }));
  expect(again.hits[0]).toMatchObject({ id: first.hits[0]?.id, decision: "rejected", isNew: false });
  expect(await s.status()).toBe("clear");

  const entryChanged = await s.store(found({ hits: [{ version: 5, entryHash: "e2" }] }));
  expect(entryChanged.hits[0]).toMatchObject({ decision: null, isNew: true });
  expect(await s.status()).toBe("potential_match");
  const { hits } = (await s.list()).body as {
    hits: { is_current: boolean; reopens_hit_id: string | null }[];
  };
  expect(hits.map((hit) => [hit.is_current, hit.reopens_hit_id])).toEqual([
    [true, first.hits[0]?.id],
    [false, null],
  ]);

  const entityChanged = await s.store(found({ fields: { birthDate: "1985-05-16" } }));
  expect(entityChanged.hits[0]).toMatchObject({ decision: null, isNew: true });
  const backAgain = await s.store(found());
  expect(backAgain.hits[0]).toMatchObject({ id: first.hits[0]?.id, decision: "rejected" });
  expect(await s.status()).toBe("clear");
});

test("a confirmed match whose entry changed stays one until somebody decides again", async () => {
  const s = await session();
  const first = await s.store(found());
  await s.decide(first.hits[0]?.id ?? "", "confirmed");
  const changed = await s.store(found({ hits: [{ entryHash: "e2" }] }));
  expect(await s.status()).toBe("confirmed_match");
  await s.decide(changed.hits[0]?.id ?? "", "rejected");
  expect(await s.status()).toBe("clear");
});

test("nothing found is clear; what is no longer found no longer counts", async () => {
  const s = await session();
  await s.store(found());
  await s.store(found({ hits: [] }));
  expect(await s.status()).toBe("clear");
  expect((await s.list()).body.hits).toMatchObject([{ is_current: false, status: "open" }]);
});

test("another tenant, the other mode and other sessions do not reach a hit", async () => {
  const s = await session();
  const hit = (await s.store(found())).hits[0]?.id ?? "";
  for (const key of [other.keys.test, tenant.keys.live]) {
    expect((await s.list("v2", key)).status).toBe(404);
    expect((await s.decide(hit, "rejected", key)).status).toBe(404);
  }
  const elsewhere = await session();
  expect((await elsewhere.decide(hit, "rejected")).status).toBe(404);
  const reader = await api.createKey(tenant, "test", ["results:read"]);
  expect((await s.list("v2", reader)).status).toBe(200);
  expect((await s.decide(hit, "rejected", reader)).status).toBe(403);
  expect(await s.status()).toBe("potential_match");
});

test("tenants read watchlists and write none", async () => {
  const write = (text: string) =>
    database().inTenant({ tenantId: tenant.id, mode: "test" }, (tx) => tx.query(text));
  await expect(write("insert into watchlists (name, format) values ('x', 'y')")).rejects.toThrow(
    /permission/,
  );
  for (const table of ["watchlist_versions", "watchlist_entries", "watchlist_names", "watchlist_seen"]) {
    await expect(write(`delete from ${table}`)).rejects.toThrow(/permission/);
  }
  expect(await write("select name from watchlists")).toEqual([]);
});
