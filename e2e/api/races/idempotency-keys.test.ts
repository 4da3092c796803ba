import { afterAll, beforeAll, expect, test } from "vitest";
import { type HttpApi, startHttpApi } from "../../fixtures/http-api";
import { brokenRules } from "../model/invariants";
import { atMost } from "./at-most";

const KEYS = 200;
const CALLS = 20;

let api: HttpApi;
beforeAll(async () => {
  process.env.RATE_LIMIT_KEY = process.env.RATE_LIMIT_TENANT = "1000000";
  api = await startHttpApi();
});
afterAll(() => api.close());

test(`${KEYS} keys, ${CALLS} calls each: ${KEYS} sessions, and one answer a key`, async () => {
  const tenant = await api.createTenant();
  const entities = await Promise.all(Array.from({ length: KEYS }, () => api.createEntity(tenant)));
  let refused = 0;
  let replayed = 0;

  async function create(n: number): Promise<{ n: number; text: string }> {
    for (;;) {
      const response = await fetch(`${api.origin}/api/v2/verification/sessions/`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${tenant.keys.test}`,
          "Content-Type": "application/json",
          "Idempotency-Key": `key-${n}`,
        },
        body: JSON.stringify({ entity_id: entities[n], email: "john@example.com" }),
      });
      const text = await response.text();
      if (response.status === 202) {
        if (response.headers.get("idempotent-replayed") === "true") replayed += 1;
        return { n, text };
      }
      // The only other answer there may be: the first call still runs.
      expect([response.status, JSON.parse(text).code], text).toEqual([409, "IDEMPOTENCY_IN_PROGRESS"]);
      expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
      refused += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  // Calls of one key beside each other, so that they meet.
  const calls = Array.from({ length: KEYS * CALLS }, (_, i) => () => create(Math.floor(i / CALLS)));
  const answers = await atMost(40, calls);
  const texts = Array.from(
    { length: KEYS },
    (_, n) => new Set(answers.filter((a) => a.n === n).map((a) => a.text)),
  );
  expect(texts.every((set) => set.size === 1)).toBe(true);
  expect(new Set(texts.flatMap((set) => [...set])).size).toBe(KEYS);
  expect(answers).toHaveLength(KEYS * CALLS);
  expect(replayed).toBe(KEYS * (CALLS - 1));
  // Otherwise nothing raced.
  expect(refused).toBeGreaterThan(0);
  const [rows] = await api.owner`select (select count(*)::int from verification_sessions) as sessions,
    (select count(*)::int from emails) as emails, (select count(*)::int from idempotency_keys) as keys`;
  expect(rows).toEqual({ sessions: KEYS, emails: KEYS, keys: KEYS });
  expect(await brokenRules(api.owner)).toEqual({});
}, 120_000);
