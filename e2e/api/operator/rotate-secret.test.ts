import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unseal } from "@/lib/crypto/seal";
import { database } from "@/lib/database";
import { deriveKey } from "@/lib/env";
import { sessionKey } from "@/lib/storage/session-key";
import { startApi, type TestApi } from "../../fixtures/api";
import { makeSubject, type Subject } from "../refusals/endpoint-requests";

let api: TestApi;
let subject: Subject;
const fresh = randomBytes(32).toString("base64");
const old = process.env.VERIDESK_SECRET ?? "";

beforeAll(async () => {
  api = await startApi();
  subject = await makeSubject(api);
});
afterAll(() => api.close());

const rotate = (env: Record<string, string> = {}) => {
  const command = ["--import", "tsx", "scripts/cli.ts", "secret", "rotate", "--yes", "--json"];
  const settings = { DATABASE_URL: api.url, VERIDESK_SECRET: fresh, OLD_VERIDESK_SECRET: old, ...env };
  const said = execFileSync(process.execPath, command, {
    encoding: "utf8",
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return JSON.parse(said);
};

test("what was sealed opens under the new secret alone; what only a hash is kept of ends", async () => {
  const scope = { tenantId: subject.tenant.id, mode: "test" as const };
  const ctx = {
    ...{ ...scope, database: database(), requestId: "test", now: () => new Date() },
    actor: { type: "system" as const, name: "test" },
  };
  await sessionKey(ctx, subject.ids.session_id ?? "");
  await api.request("POST", "/api/v2/entities/", {
    key: subject.key,
    headers: { "Idempotency-Key": "rotation" },
    body: { entity_type: "individual", first_name: "Ada", last_name: "King" },
  });
  const first = rotate();
  expect(first.unreadable).toEqual({});
  expect(first.resealed).toMatchObject({
    "tenant_keys.wrapped_key": 1,
    "webhook_endpoints.secret": 3,
    "idempotency_keys.body": 1,
    "events.sealed_body": expect.any(Number),
    "emails.sealed_input": expect.any(Number),
  });
  expect(first.ended.apiKeys).toBeGreaterThan(0);
  const told = await api.owner`select tenant_id, details from audit_entries where action = 'secret.rotated'`;
  const tenants = await api.owner`select id from tenants`;
  expect(told.map((row) => row.tenant_id).sort()).toEqual(tenants.map((row) => row.id).sort());
  expect(told.reduce((all, row) => all + row.details.api_keys_ended, 0)).toBe(first.ended.apiKeys);
  const [key] = await api.owner`select wrapped_key from tenant_keys where tenant_id = ${scope.tenantId}`;
  const at = `tenant_keys/${scope.tenantId}`;
  expect(unseal(deriveKey(fresh, "media"), key?.wrapped_key, at)).toHaveLength(32);
  expect(() => unseal(deriveKey(old, "media"), key?.wrapped_key, at)).toThrow();
  expect((await api.request("GET", "/api/v2/tenant/", { key: subject.key })).status).toBe(401);
  // Again: nothing is left to do, and nothing is harmed.
  expect(rotate()).toMatchObject({ resealed: {}, unreadable: {} });
}, 60_000);

test("bytes that neither secret opens are told, and left as they are", async () => {
  const [row] = await api.owner`select id, sealed_body from events limit 1`;
  await api.owner`update events set sealed_body = ${Buffer.alloc(60, 7)} where id = ${row?.id}`;
  expect(() => rotate()).toThrow();
  const [after] = await api.owner`select sealed_body from events where id = ${row?.id}`;
  expect(after?.sealed_body).toEqual(Buffer.alloc(60, 7));
}, 60_000);

test("it must be meant, and both secrets must be there", () => {
  expect(() => rotate({ OLD_VERIDESK_SECRET: "" })).toThrow();
  expect(() => rotate({ OLD_VERIDESK_SECRET: fresh })).toThrow();
}, 60_000);

// A new purpose must be decided on: sealed columns belong into rotate-secret.ts.
test("every purpose that keys are derived for is known to the rotation", () => {
  const sources = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(join("lib", file), "utf8"))
    .join("\n");
  const used = new Set([...sources.matchAll(/derivedKey\("([^"]+)"\)/g)].map(([, purpose]) => purpose));
  const resealed = ["media", "webhook-secrets", "totp", "events", "emails", "idempotency"];
  const ended = ["api-key-pepper", "recovery-codes", "next-auth", "document-numbers"];
  // Made anew each time, or forgotten within minutes: nothing is stored under them that must be read again.
  const passing = ["cursors", "sign-in-failures", "operator-signature"];
  expect([...used].sort()).toEqual([...resealed, ...ended, ...passing].sort());
});
