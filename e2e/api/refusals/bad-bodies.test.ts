import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { z } from "zod";
import { startApi, type TestApi } from "../../fixtures/api";
import { bodyOf, EVERY, makeSubject, type Subject } from "./endpoint-requests";
import { expectRefusal, fingerprint } from "./expect-refusal";

let api: TestApi;
let subject: Subject;
let before: Record<string, string>;
beforeAll(async () => {
  api = await startApi();
  subject = await makeSubject(api);
});
afterAll(() => api.close());

// Whatever a test here sends is refused, so nothing may be written.
beforeEach(async () => {
  before = await fingerprint(api.owner);
});
afterEach(async () => {
  expect(await fingerprint(api.owner)).toEqual(before);
});

const deep = (levels: number) => `{"a":${"[".repeat(levels)}${"]".repeat(levels)}}`;
const UNREADABLE = {
  "not JSON": ["{", '{"a":}', "{'a':1}", '{"a":1}x', "undefined", "\u0000", "%7B%7D", '{"a":1,}', "\ud800"],
  "not an object": ["null", "[]", '"x"', "1", "true", "[{}]"],
  "not storable": ['{"a":"\\u0000"}', '{"a":"x\\ud800y"}', '{"\\u0000":1}', '{"a":[{"b":"\\udc00"}]}'],
  "too deep": [deep(25), deep(10_000)],
};
const WRONG: unknown[] = [
  0,
  -1,
  1.5,
  1e308,
  true,
  "",
  "x",
  "1",
  [],
  [[]],
  {},
  { a: 1 },
  null,
  "x".repeat(100_000),
];

describe.each(EVERY.filter(([, , e]) => e.method !== "GET"))("%s %s", (version, _name, endpoint) => {
  const send = (init: { raw?: string; body?: unknown; headers?: Record<string, string> }) =>
    api.request(endpoint.method, subject.path(endpoint, version), { key: subject.key, ...init });

  test("a body that cannot be read", async () => {
    for (const raw of Object.values(UNREADABLE).flat()) {
      const answer = await send({ raw });
      expectRefusal(answer, "VALIDATION_ERROR", raw.slice(0, 40));
      expect(answer.body.errors).not.toEqual({});
    }
  });

  test("a body of 2 MB, announced or not", async () => {
    const raw = JSON.stringify({ ...bodyOf(subject, endpoint), extra: "x".repeat(2_097_152) });
    expectRefusal(await send({ raw }), "PAYLOAD_TOO_LARGE");
    expectRefusal(
      await send({ raw, headers: { "Content-Length": String(raw.length) } }),
      "PAYLOAD_TOO_LARGE",
    );
  });

  test("a body of another type", async () => {
    const raw = JSON.stringify(bodyOf(subject, endpoint) ?? {});
    for (const type of [
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "x",
      "application/jsonp",
    ]) {
      expectRefusal(await send({ raw, headers: { "Content-Type": type } }), "UNSUPPORTED_MEDIA_TYPE", type);
    }
  });

  test("an Idempotency-Key that is none", async () => {
    for (const key of [
      "",
      "a b",
      "ключ".normalize().replace(/[^\x20-\xff]/g, "\xff"),
      "k".repeat(256),
      "\x7f",
    ]) {
      const raw = JSON.stringify(bodyOf(subject, endpoint) ?? {});
      const answer = await send({ raw, headers: { "Idempotency-Key": key } });
      expectRefusal(answer, "VALIDATION_ERROR", JSON.stringify(key));
      expect(answer.body.errors).toHaveProperty("Idempotency-Key");
    }
  });

  const schema = endpoint.body as z.ZodObject | undefined;
  if (!schema) return;
  const fields = Object.keys(schema.shape);

  test("a required field that is missing", async () => {
    const body = bodyOf(subject, endpoint) ?? {};
    for (const field of fields) {
      const { [field]: _, ...rest } = body;
      if (schema.safeParse(rest).success) continue;
      const answer = await send({ body: rest });
      expectRefusal(answer, "VALIDATION_ERROR", field);
      expect(answer.body.errors).toEqual({ [field]: ["This field is required."] });
    }
  });

  test("a field of the wrong type", async () => {
    let refused = 0;
    for (const field of fields) {
      for (const value of WRONG) {
        const body = { ...bodyOf(subject, endpoint), [field]: value };
        if (schema.safeParse(body).success) continue;
        refused += 1;
        const answer = await send({ body });
        expectRefusal(answer, "VALIDATION_ERROR", `${field} = ${JSON.stringify(value).slice(0, 40)}`);
        expect(Object.keys(answer.body.errors).join()).toContain(field);
        expect(answer.text.length).toBeLessThan(10_000);
      }
    }
    expect(refused).toBeGreaterThan(fields.length * 4);
  });
});
