import fc from "fast-check";
import type postgres from "postgres";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ApiAnswer, startApi, type TestApi } from "../../fixtures/api";
import { bodyOf, EVERY, makeSubject, type Subject } from "./endpoint-requests";
import { expectRefusal } from "./expect-refusal";
import { damaged, HOSTILE, hostileJson, withName } from "./hostile-values";

let api: TestApi;
let subject: Subject;
beforeAll(async () => {
  api = await startApi();
  subject = await makeSubject(api);
});
afterAll(() => api.close());

/** Rows of the tables that any refused write could have touched, in one query. */
async function rows(owner: postgres.Sql): Promise<unknown> {
  return owner`select (select count(*) from entities) + (select count(*) from verification_sessions) as things,
    (select count(*) from checks) as checks, (select count(*) from reviews) as reviews,
    (select count(*) from events) as events, (select count(*) from emails) as emails,
    (select count(*) from audit_entries) as audit, (select count(*) from webhook_endpoints) as webhooks,
    (select count(*) from link_tokens) as links, (select sum(resend_count) from verification_sessions) as resends`;
}

// The body's contract is the same in both versions. /webhooks/test would talk to whoever a URL names.
const takesBody = EVERY.filter(([version, , e]) => version === "v2" && e.body && !e.direct);

describe.each(takesBody)("%s %s", (version, _name, endpoint) => {
  async function send(raw: string): Promise<ApiAnswer> {
    const before = await rows(api.owner);
    const answer = await api.request(endpoint.method, subject.path(endpoint, version), {
      key: subject.key,
      raw,
    });
    if (answer.status < 400) return answer;
    expectRefusal(answer, undefined, raw.slice(0, 300));
    expect(await rows(api.owner)).toEqual(before);
    return answer;
  }

  test("any JSON is answered or refused", async () => {
    const body = fc.oneof({ weight: 3, arbitrary: fc.constant({}).chain(() => hostileJson) }, fc.json());
    const property = fc.asyncProperty(body, async (value) => {
      await send(typeof value === "string" ? value : JSON.stringify(value));
    });
    await fc.assert(property, { numRuns: 30 });
  });

  test("a good body with damage is answered or refused", async () => {
    const good = bodyOf(subject, endpoint) ?? {};
    const property = fc.asyncProperty(damaged(good), async (value) => {
      await send(JSON.stringify(value));
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test("a name of JavaScript's own, anywhere in a good body", async () => {
    const good = bodyOf(subject, endpoint) ?? {};
    for (const name of HOSTILE) for (const body of withName(good, name)) await send(JSON.stringify(body));
  });

  test("what is unknown in a body is ignored", async () => {
    const good = bodyOf(subject, endpoint) ?? {};
    const plain = await send(JSON.stringify(good));
    const extra = {
      ...good,
      not_a_field: { deep: [1, { x: null }] },
      tenant_id: subject.tenant.id,
      mode: "live",
    };
    const answer = await send(JSON.stringify(extra));
    // The first call may have changed the state, never the reading of the body.
    if (plain.body.code !== "VALIDATION_ERROR") expect(answer.body.code).not.toBe("VALIDATION_ERROR");
  });
});
