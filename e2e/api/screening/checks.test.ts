import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/database";
import { newId } from "@/lib/ids";
import { operatorContext } from "@/lib/operator-context";
import { importWatchlist } from "@/lib/screening/import-watchlist";
import { rescreenEntity } from "@/lib/screening/rescreen-entity";
import { rescreenOutdated } from "@/lib/screening/rescreen-outdated";
import { runCheck } from "@/lib/verification/run-check";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
let folder: string;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
  folder = await mkdtemp(join(tmpdir(), "veridesk-lists-"));
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

const HEADER = "id,schema,name,aliases,birth_date,countries,sanctions,dataset\n";
async function load(list: string, rows: string[]) {
  const path = join(folder, `${list}.csv`);
  await writeFile(path, `${HEADER}${rows.join("\n")}\n`);
  return importWatchlist(database(), { list, format: "opensanctions-csv", path, allowShrink: true });
}

/** A live session in which nothing but the two screenings is to be done, and what became of it. */
async function screened(lastName: string, types = ["aml_check", "pep_check"]) {
  const entityId = await api.createEntity(tenant, "live", lastName);
  const created = await api.request("POST", "/api/v2/verification/sessions/", {
    key: tenant.keys.live,
    body: {
      entity_id: entityId,
      email: "john@example.com",
      verification_checks: Object.fromEntries(types.map((type) => [type, true])),
    },
  });
  expect(created.status, created.text).toBe(202);
  const sessionId = created.body.session_id as string;
  await api.owner`update verification_sessions set status = 'accessed', accessed_at = now(), submitted_at = now() where id = ${sessionId}`;
  const checks =
    await api.owner`update checks set status = 'processing' where session_id = ${sessionId} returning id`;
  for (const { id: checkId } of checks) {
    const [checkRunId, leaseToken] = [newId(), newId()];
    await api.owner`insert into check_runs (tenant_id, mode, id, check_id, session_id, attempts, lease_token)
      values (${tenant.id}, 'live', ${checkRunId}, ${checkId}, ${sessionId}, 1, ${leaseToken})`;
    await runCheck(database(), {
      tenantId: tenant.id,
      mode: "live",
      checkRunId,
      sessionId,
      checkId,
      leaseToken,
    });
  }
  const get = (path: string) =>
    api.request("GET", `/api/v2/verification/sessions/${sessionId}/${path}`, { key: tenant.keys.live });
  return { entityId, sessionId, get, results: (await get("results/")).body, status: (await get("")).body };
}
const entityStatus = async (id: string) =>
  (await api.owner`select screening_status from entities where id = ${id}`)[0]?.screening_status;
const decide = (sessionId: string, hitId: string, decision: string) =>
  api.request("POST", `/api/v2/verification/sessions/${sessionId}/hits/${hitId}/`, {
    key: tenant.keys.live,
    body: { decision, reason: "Another place of birth." },
  });
// biome-ignore lint/suspicious/noExplicitAny: tests read into answers of every shape
const checkOf = (body: any, type: string) => body.checks.find((c: any) => c.check_type === type);

describe.sequential("live screening", () => {
  test("without a list nothing is assessed, and nobody is clear", async () => {
    const s = await screened("Nolist");
    expect(s.results).toMatchObject({ status: "completed", outcome: "consider" });
    expect(checkOf(s.results, "aml_check").result_data.breakdown).toEqual({ sanctionsLists: "not_assessed" });
    expect(checkOf(s.results, "pep_check").result_data.evidence.pepLists.reason).toMatch(
      /No .* has been imported/,
    );
    expect(await entityStatus(s.entityId)).toBe("not_screened");
  });

  test("a list of sanctions answers for sanctions, not for PEPs", async () => {
    await load("sanctions", [
      "s-1,Person,Vexmar John,,1985-05-15,gb,SYN,Synthetic",
      "s-2,Person,John Quillon,,1941,,SYN,Synthetic",
    ]);
    const s = await screened("Unlisted");
    expect(checkOf(s.results, "aml_check")).toMatchObject({ outcome: "clear" });
    expect(checkOf(s.results, "aml_check").result_data).toMatchObject({
      evidence: { sanctionsLists: { threshold: 0.8 } },
      engine: { lists: { sanctions: "1" }, version: "veridesk-names/1" },
      hits: [],
    });
    expect(checkOf(s.results, "pep_check").result_data.breakdown).toEqual({ pepLists: "not_assessed" });
    expect(await entityStatus(s.entityId)).toBe("clear");
  });

  test("a hit is attention, with list, entry, version, algorithm and reasons; a person decides it", async () => {
    await load("peps", ["p-1,Person,Jane Minister,,1970,gb,,Synthetic PEPs"]);
    const s = await screened("Vexmar");
    expect(s.status).toMatchObject({ outcome: "attention", failure_reason: "sanctions_match" });
    const aml = checkOf(s.results, "aml_check").result_data;
    expect(aml.hits).toMatchObject([
      {
        ...{ rank: 1, list: "sanctions", entry_id: "s-1", list_version: 1, score: 1, status: "open" },
        evidence: "birth_date_and_country_agree",
        algorithm: "veridesk-names/1",
        score_parts: {
          name: { given: "John Vexmar", listed: "Vexmar John", score: 1 },
          birth_date: { agreement: "full", effect: 0.07 },
          country: { agreement: "agrees" },
        },
      },
    ]);
    expect(checkOf(s.results, "pep_check")).toMatchObject({ outcome: "clear" });
    expect(await entityStatus(s.entityId)).toBe("potential_match");
    const decided = await decide(s.sessionId, aml.hits[0].hit_id, "confirmed");
    expect(decided.body, decided.text).toMatchObject({ screening_status: "confirmed_match" });
  });

  test("a birth date that disagrees keeps the same name from being a hit", async () => {
    const s = await screened("Quillon");
    expect(checkOf(s.results, "aml_check")).toMatchObject({ outcome: "clear" });
    expect(checkOf(s.results, "aml_check").result_data.evidence.sanctionsLists.measured).toBe(0.75);
  });

  test("a new version: those concerned are screened again, a clearance holds, a new hit queues the session", async () => {
    await load("sanctions", [
      "s-1,Person,Vexmar John,,1985-05-15,gb,SYN,Synthetic",
      "s-3,Person,John Rescreened,,1985-05-15,fr,SYN,Synthetic",
    ]);
    const cleared = await screened("Rescreened");
    const [hit] = checkOf(cleared.results, "aml_check").result_data.hits;
    expect((await decide(cleared.sessionId, hit.hit_id, "rejected")).status).toBe(200);
    const fresh = await screened("Laterlisted");
    expect(await entityStatus(fresh.entityId)).toBe("clear");

    await load("sanctions", [
      "s-1,Person,Vexmar John,,1985-05-15,gb,SYN,Synthetic",
      "s-3,Person,John Rescreened,,1985-05-15,fr,SYN,Synthetic",
      "s-4,Person,Laterlisted John,,1985-05-15,,SYN,Synthetic",
    ]);
    const first = await rescreenOutdated(database(), tenant.id, 1_000);
    expect(first.newHits).toBe(1);
    expect(await rescreenOutdated(database(), tenant.id, 1_000)).toEqual({ screened: 0, newHits: 0 });
    expect(await entityStatus(cleared.entityId)).toBe("clear");
    expect(await entityStatus(fresh.entityId)).toBe("potential_match");
    const queue = async (id: string) =>
      (await api.owner`select queue_reason, status, outcome from verification_sessions where id = ${id}`)[0];
    expect(await queue(fresh.sessionId)).toMatchObject({ queue_reason: "screening", status: "completed" });
    expect(await queue(cleared.sessionId)).not.toMatchObject({ queue_reason: "screening" });

    const { hits } = (await fresh.get("hits/")).body;
    expect(hits).toMatchObject([{ entry_id: "s-4", status: "open", list_version: 3 }]);
    await decide(fresh.sessionId, hits[0].hit_id, "rejected");
    expect(await queue(fresh.sessionId)).not.toMatchObject({ queue_reason: "screening" });
    expect(await entityStatus(fresh.entityId)).toBe("clear");
  });

  test("a changed record reopens a clearance; a confirmed entry is an issue the next time", async () => {
    const s = await screened("Rescreened");
    const [hit] = checkOf(s.results, "aml_check").result_data.hits;
    await decide(s.sessionId, hit.hit_id, "rejected");
    const ctx = operatorContext(database(), { tenantId: tenant.id, mode: "live" });
    expect(await rescreenEntity(ctx, s.entityId)).toMatchObject({ newHits: 0, screeningStatus: "clear" });
    await api.owner`update entities set nationality = 'FR' where id = ${s.entityId}`;
    expect(await rescreenEntity(ctx, s.entityId)).toMatchObject({
      newHits: 1,
      screeningStatus: "potential_match",
    });
    expect((await s.get("hits/")).body.hits[0]).toMatchObject({
      reopens_hit_id: hit.hit_id,
      is_current: true,
    });
  });

  test("erasure takes what was compared, and keeps that it was", async () => {
    const s = await screened("Vexmar");
    const answer = await api.request("DELETE", `/api/v2/entities/${s.entityId}/`, { key: tenant.keys.live });
    expect(answer.status, answer.text).toBe(200);
    const kept = await api.owner`select s.fields, h.parts, s.list_versions from screenings s
      join screening_matches m on m.screening_id = s.id join screening_hits h on h.id = m.hit_id
      where s.entity_id = ${s.entityId}`;
    expect(kept).toMatchObject([{ fields: null, parts: null, list_versions: { sanctions: 3 } }]);
  });
});
