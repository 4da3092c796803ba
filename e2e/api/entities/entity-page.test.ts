import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/database";
import { operatorContext } from "@/lib/operator-context";
import { storeScreening } from "@/lib/screening/store-screening";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";
import { found } from "../screening/found";

let api: TestApi;
let tenant: ApiTenant;
let other: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
  other = await api.createTenant();
});
afterAll(() => api.close());

const send = (method: string, path: string, body?: unknown, key = tenant.keys.test) =>
  api.request(method, path, { key, ...(body === undefined ? {} : { body }) });

/** An entity with a completed session that was reviewed and screened. */
async function known() {
  const id = await api.createEntity(tenant);
  const { session_id: sessionId } = (
    await send("POST", "/api/v2/verification/sessions/", { entity_id: id, email: "john@example.com" })
  ).body;
  const ctx = operatorContext(database(), { tenantId: tenant.id, mode: "test" });
  await database().inTenant({ tenantId: tenant.id, mode: "test" }, (tx) =>
    storeScreening(ctx, tx, { entityId: id, sessionId, checkId: null }, found({ hits: [{ sourceId: "x" }] })),
  );
  return { id, sessionId: sessionId as string };
}
const complete = (sessionId: string) =>
  send("POST", `/api/v2/test/verification/sessions/${sessionId}/simulate/`, {
    action: "complete",
    outcomes: { document_check: "consider" },
  });

describe.each(["v1", "v2"])("%s", (version) => {
  const of = (id: string, what: string, key?: string) =>
    send("GET", `/api/${version}/entities/${id}/${what}/`, undefined, key);

  test("hits and reviews of an entity come from all its sessions, and from nobody else's", async () => {
    const { id, sessionId } = await known();
    await complete(sessionId);
    await send("POST", `/api/v2/verification/sessions/${sessionId}/reviews/create/`, {
      ...{ decision: "rejected", notes: "Not the same." },
    });
    const hits = await of(id, "hits");
    expect(hits.body).toMatchObject({ entity_id: id, screening_status: "potential_match" });
    expect(hits.body.hits).toEqual([
      expect.objectContaining({ session_id: sessionId, status: "open", is_current: true, decision: null }),
    ]);
    const reviews = await of(id, "reviews");
    expect(reviews.body).toEqual({
      entity_id: id,
      results: [expect.objectContaining({ session_id: sessionId, decision: "rejected" })],
    });
    const stranger = await known();
    expect((await of(stranger.id, "reviews")).body.results).toEqual([]);
    for (const what of ["hits", "reviews", "retention"])
      for (const key of [tenant.keys.live, other.keys.test])
        expect((await of(id, what, key)).status).toBe(404);
  });

  test("retention says what erasing would come to, and erasing comes to it", async () => {
    const { id, sessionId } = await known();
    await send("POST", `/api/v2/entities/${id}/notes/`, { text: "Called." });
    expect((await of(id, "retention")).body).toMatchObject({
      ...{ entity_id: id, relationship_ended_at: null, legal_hold: null, waiting_erasure: null },
      erasure_now: { open_session_id: sessionId, deferred: null, files: 0, sessions: 1, notes: 1 },
    });
    await complete(sessionId);
    const hold = {
      ...{ until: new Date(Date.now() + 86_400_000).toISOString(), authority: "The court", reason: "File 7" },
    };
    await send("PUT", `/api/v2/entities/${id}/legal-hold/`, hold);
    await send("PUT", `/api/v2/entities/${id}/relationship/`, { ended_at: "2026-01-31T12:00:00Z" });
    const held = (await of(id, "retention")).body;
    expect(held).toMatchObject({
      relationship_ended_at: "2026-01-31T12:00:00Z",
      legal_hold: { authority: "The court", reason: "File 7" },
      erasure_now: { open_session_id: null, deferred: { because: "Legal hold by The court." } },
    });
    await send("DELETE", `/api/v2/entities/${id}/`);
    expect((await of(id, "retention")).body.waiting_erasure).toMatchObject({
      because: "Legal hold by The court.",
    });
    await send("DELETE", `/api/v2/entities/${id}/legal-hold/`);
    const free = (await of(id, "retention")).body.erasure_now;
    await send("DELETE", `/api/v2/entities/${id}/`);
    const { receipt } = (await of(id, "erasure")).body;
    expect(receipt).toMatchObject({ erased: free.erased, kept: free.kept, sessions: free.sessions });
    expect(receipt.destroyed_files).toHaveLength(free.files);
    expect((await of(id, "retention")).status).toBe(404);
  });

  test("a change that rests on an older state is refused, and nothing is written", async () => {
    const id = await api.createEntity(tenant);
    await api.owner`update entities set updated_at = now() - interval '1 hour' where id = ${id}`;
    const path = `/api/${version}/entities/${id}/`;
    const seen = (await send("GET", path)).body.updated_at;
    const first = await send("PATCH", path, { phone: "1", expected_updated_at: seen });
    expect(first.status).toBe(200);
    const second = await send("PATCH", path, { phone: "2", expected_updated_at: seen });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: "CONFLICT", details: { updated_at: first.body.updated_at } });
    expect((await send("GET", path)).body.phone).toBe("1");
    expect((await send("PATCH", path, { phone: "3" })).status).toBe(200);
  });

  test("the list is narrowed by screening status and searched by any part of what names an entity", async () => {
    const { id } = await known();
    await send("PATCH", `/api/v2/entities/${id}/`, {
      ...{ first_name: "Zoë", last_name: `Mc${id.slice(0, 8)}`, email: `z-${id.slice(9, 13)}@example.org` },
    });
    const ids = async (query: string) =>
      (await send("GET", `/api/${version}/entities/?${query}`)).body.results.map((r: { id: string }) => r.id);
    for (const text of [
      `zoe mc${id.slice(0, 8)}`,
      `mc${id.slice(0, 8)}`,
      id.slice(1, 8),
      `z-${id.slice(9, 13)}@`,
    ])
      expect(await ids(`search=${encodeURIComponent(text)}`), text).toContain(id);
    expect(await ids("screening_status=potential_match")).toContain(id);
    expect(await ids(`screening_status=clear&search=mc${id.slice(0, 8)}`)).toEqual([]);
    expect((await send("GET", `/api/${version}/entities/?screening_status=odd`)).status).toBe(400);
  });
});
