import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVENT_TYPES, OPTIONAL_EVENTS } from "@/lib/events/catalogue";
import { signedHeaders } from "@/lib/webhooks/sign";
import { type Json, readContract } from "../../fixtures/contract-document";
import { eventBodies } from "../../fixtures/event-bodies";
import { type HttpApi, startHttpApi } from "../../fixtures/http-api";
import { differences } from "./differences";
import { DOCUMENTED, makeScene, type Scene } from "./scene";
import { has, indentPython } from "./send-example";

const contract = readContract();
const python = await has("python3", "--version");
const verifier = contract.examples.find((e) => e.code.includes("def verify_webhook_signature"))?.code ?? "";

let api: HttpApi;
let scene: Scene;
let session: string;
let bodies: string[];
beforeAll(async () => {
  api = await startHttpApi();
  scene = await makeScene(api);
  session = await scene.create();
  await scene.complete(session);
  bodies = (await eventBodies(api.owner, session)).map((event) => event.body);
});
afterAll(() => api.close());

test("the documented events are those that exist", () => {
  const [table] = contract.tables.filter((t) => t.title === "Event Types");
  expect(table?.rows.map((row) => row.Event).sort()).toEqual(
    EVENT_TYPES.filter((type) => !OPTIONAL_EVENTS.includes(type)).sort(),
  );
});

test("session_completed is the documented payload, with id and sequence beside it", () => {
  const documented = contract.answers.find((a) => a.title.startsWith("Webhook Payload"))?.values[0] as Record<
    string,
    Json
  >;
  const body = JSON.parse(bodies.at(-1) ?? "");
  const { id, sequence, ...rest } = body;
  const { external_id, ...data } = rest.data;
  const ids = { [DOCUMENTED.entity]: DOCUMENTED.entity, [DOCUMENTED.session]: session };
  const closed = ["", "data", "data.extracted_data"];
  expect(differences(documented, { ...rest, data }, { baseUrl: "", ids, closed })).toEqual([]);
  expect(external_id).toBeNull();
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(sequence).toBe(bodies.length);
  expect(rest.timestamp).toBe(rest.data.completed_at);
});

test("the bytes survive a reader that parses and prints them", () => {
  expect(bodies).toHaveLength(5);
  for (const body of bodies) expect(JSON.stringify(JSON.parse(body))).toBe(body);
});

describe.skipIf(!python)("the documented verifier", () => {
  async function verifies(body: string, signature: string, secret: string): Promise<boolean> {
    const [definition = ""] = verifier.split("# In your webhook handler:");
    const call = `import json, sys\nprint(verify_webhook_signature(*json.loads(sys.argv[1])))`;
    const given = JSON.stringify([body, signature, secret]);
    const script = `${indentPython(definition)}\n${call}`;
    const { stdout } = await promisify(execFile)("python3", ["-c", script, given]);
    return stdout.trim() === "True";
  }

  function signature(body: string): string {
    const message = { deliveryId: session, eventType: "any", body: Buffer.from(body), at: new Date() };
    return (
      signedHeaders({ ...message, secret: scene.tenant.webhookSecret.live })["x-webhook-signature"] ?? ""
    );
  }

  test("accepts what we sign, whatever letters are in it", async () => {
    const secret = scene.tenant.webhookSecret.live;
    for (const body of [bodies.at(-1) ?? "", JSON.stringify({ name: "Jörg Dœ 😀 \u2028" })]) {
      expect(await verifies(body, signature(body), secret)).toBe(true);
    }
  });

  test("refuses another body, another secret, another signature", async () => {
    const [body = ""] = bodies;
    const secret = scene.tenant.webhookSecret.live;
    expect(await verifies(`${body} `, signature(body), secret)).toBe(false);
    expect(await verifies(body, signature(body), scene.tenant.webhookSecret.test)).toBe(false);
    expect(await verifies(body, signature(body).toUpperCase(), secret)).toBe(false);
  });
});
