import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawPack } from "@/lib/evidence-pack/pdf/draw-pack";
import { verifyFile } from "@/lib/evidence-pack/verify-file";
import { verifyPack } from "@/lib/evidence-pack/verify-pack";
import { startApi, type TestApi } from "../../fixtures/api";
import { sampleFile } from "../../fixtures/sample-pack";
import { makeDesk } from "./desk-scene";

let api: TestApi;
let desk: Awaited<ReturnType<typeof makeDesk>>;
beforeAll(async () => {
  api = await startApi();
  desk = await makeDesk(api);
});
afterAll(() => api.close());

const fetchPack = (id: string, key = desk.tenant.keys.test) =>
  api.request("GET", `/api/v2/verification/sessions/${id}/evidence-pack/`, { key });

test("the API's answer is the signed file: who, what, decided by whom; it verifies with the published key", async () => {
  const id = await desk.session("consider");
  const discrepancy_id = await desk.discrepancy(id);
  await desk.call("bob", "POST", `${id}/reviews/create/`, {
    decision: "approved",
    notes: "Same person.",
    resolutions: [{ discrepancy_id, resolution: "spelling_variant" }],
  });
  const { status, text, body } = await fetchPack(id);
  expect(status).toBe(200);
  const published = await api.request("GET", "/api/v1/evidence-key/");
  expect(verifyPack(Buffer.from(text), published.body.public_key as string)).toMatchObject({
    intact: true,
    problems: [],
  });
  expect(body.pack).toMatchObject({
    made: { mode: "test", by: { name: "Jane Smith" }, tenant: { name: "Northwind Bank" } },
    session: { id, outcome: "consider" },
    reviews: [{ decision: "approved", reviewer_name: "Bob Reyes", machine_outcome: "consider" }],
    discrepancies: [{ resolution: "spelling_variant", resolved_by_name: "Bob Reyes" }],
  });
  expect(body.pack.checks[0]).toMatchObject({ type: "document_check", provider: "sandbox" });
  // Limited as results are.
  expect(body.pack.extracted_data.document_number).toMatch(/^\*+.{3}$/);
  const audited =
    await api.owner`select details from audit_entries where target_id = ${id} and action = 'evidence_pack.made'`;
  expect(audited.map((a) => a.details)).toEqual([{ format: "json", media_ids: [] }]);
  const changed = verifyPack(Buffer.from(text.replace("Same person.", "Same person!")), null);
  expect(changed.problems).toEqual([{ path: "/pack/reviews/0/notes", problem: "was changed" }]);
});

test("a key needs both scopes; another tenant's session is not there", async () => {
  const id = await desk.session("clear");
  const results = await api.createKey(desk.tenant, "test", ["results:read"]);
  expect((await fetchPack(id, results)).status).toBe(403);
  const other = await api.createTenant();
  expect((await fetchPack(id, other.keys.test)).status).toBe(404);
});

test("an erased person is erased in the pack; the decisions remain", async () => {
  const id = await desk.session("consider");
  await desk.call("ada", "POST", `${id}/reviews/create/`, { decision: "rejected", notes: "No." });
  const entity = (await desk.call("ada", "GET", `${id}/`)).body.entity_id;
  await api.request("DELETE", `/api/v2/entities/${entity}/`, { key: desk.tenant.keys.test });
  const { body } = await fetchPack(id);
  expect(body.pack.entity).toEqual({ id: entity, erased: true });
  expect(body.pack.reviews).toHaveLength(1);
});

test("the PDF carries the signed record, shows what it cannot print by code, and is checked byte for byte", async () => {
  const record = await sampleFile(false);
  const file = JSON.parse(record.toString());
  const pdf = await drawPack(file, record);
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect((await drawPack(file, record)).equals(pdf)).toBe(true);
  expect(await verifyFile(pdf, null)).toMatchObject({ intact: true, problems: [] });
  for (const at of [20, Math.floor(pdf.length / 2), pdf.length - 3]) {
    const changed = Buffer.from(pdf);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect((await verifyFile(changed, null)).intact, `byte ${at}`).toBe(false);
  }
});

test("the program printed in docs/evidence-pack.md verifies a pack, and finds a change", async () => {
  const guide = readFileSync("docs/evidence-pack.md", "utf8");
  const [, program] = /```js\n([\s\S]*?)```/.exec(guide) ?? [];
  expect(program).toBeDefined();
  const folder = mkdtempSync(join(tmpdir(), "pack-"));
  const [script, good, bad] = ["verify.mjs", "good.json", "bad.json"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const text = (await sampleFile(true)).toString();
  writeFileSync(script, program ?? "");
  writeFileSync(good, text);
  writeFileSync(bad, text.replace("Fine.", "Fine!"));
  const run = (path: string) => execFileSync(process.execPath, [script, path], { encoding: "utf8" });
  expect(run(good)).toContain("intact");
  expect(() => run(bad)).toThrow(/\/pack\/reviews\/0\/notes/);
});
