import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startApi, type TestApi } from "../../fixtures/api";
import { EVERY, makeSubject, type Subject } from "./endpoint-requests";
import { expectRefusal } from "./expect-refusal";
import { HOSTILE } from "./hostile-values";

let api: TestApi;
let subject: Subject;
beforeAll(async () => {
  // More than a minute's worth of requests.
  process.env.RATE_LIMIT_KEY = process.env.RATE_LIMIT_TENANT = "1000000";
  api = await startApi();
  subject = await makeSubject(api);
  for (let i = 0; i < 4; i += 1) {
    const body = { entity_id: await api.createEntity(subject.tenant), email: "john@example.com" };
    await api.request("POST", "/api/v2/verification/sessions/", { key: subject.key, body });
  }
});
afterAll(() => api.close());

const get = (path: string, key = subject.key) => api.request("GET", path, { key });
/** As a careless client would write it: what cannot be escaped goes in raw. */
const escaped = (value: string) => (value.isWellFormed() ? encodeURIComponent(value) : "%ED%A0%80");
const RAW = [
  "%",
  "%zz",
  "%00",
  "%ED%A0%80",
  "%C0%80",
  "%E2%28%A1",
  "a=b",
  "[]",
  "+",
  "%2B",
  ";",
  "#",
  "\\",
  "x".repeat(20_000),
];

describe.each(EVERY.filter(([, , e]) => e.method === "GET"))("%s %s", (version, _name, endpoint) => {
  const own = Object.keys(endpoint.query ?? {});
  const paging = version === "v1" ? ["limit", "offset"] : ["after", "before", "page_size"];
  const names = [...own, ...(endpoint.page ? paging : []), "never_heard_of"];

  test.each(names)("%s, whatever it says", async (name) => {
    for (const value of [...HOSTILE.map(escaped), ...RAW]) {
      const shapes = name === "never_heard_of" ? [`?${name}[]=${value}`, `?${value}=1&${value}`] : [];
      for (const query of [`?${name}=${value}`, ...shapes]) {
        const answer = await get(`${subject.path(endpoint, version)}${query}`);
        expect(answer.status, `${query.slice(0, 60)} ${answer.text.slice(0, 200)}`).toBeLessThan(500);
        if (answer.status < 400) continue;
        expectRefusal(answer, ["VALIDATION_ERROR", "INVALID_REQUEST", "NOT_FOUND"], query.slice(0, 60));
      }
    }
  });
});

const lists = EVERY.filter(([version, , e]) => version === "v2" && e.page && !e.path.includes("logs"));

describe.each(lists)("a cursor of %s %s", (version, _name, endpoint) => {
  const path = () => subject.path(endpoint, version);
  // The ledger has no filters.
  const FILTERS: Record<string, string | null> = {
    ...{ "/entities": "entity_type=individual", "/queue": "reason=outcome", "/credits/entries": null },
  };
  const filtered = endpoint.path in FILTERS ? FILTERS[endpoint.path] : "status=pending";
  let cursor: string;
  beforeAll(async () => {
    // An entity has one active session at a time: its list needs a past. Two of them, so that a queue has pages.
    await api.owner`insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, email, profile,
        delivery_method, email_sent, check_types, price, status, revoked_at, expires_at,
        queued_at, queue_reason)
      select tenant_id, mode, gen_random_uuid(), entity_id, 'John Doe', 'a@example.com', 'basic', 'email', true,
        '{document_check}', 1, 'revoked', now(), now(), now(), 'outcome'
      from verification_sessions, generate_series(1, 2) where id = ${subject.ids.session_id ?? ""}`;
    await api.owner`insert into credit_entries (tenant_id, mode, id, kind, amount)
      select ${subject.tenant.id}, 'test', gen_random_uuid(), 'adjustment', 0 from generate_series(1, 2)`;
    cursor = (await get(`${path()}?page_size=1`)).body.next_cursor;
    expect(cursor).toMatch(/^[\w.-]+$/);
  });
  const refused = async (url: string, name = "after", key = subject.key) => {
    const answer = await get(url, key);
    expectRefusal(answer, "VALIDATION_ERROR", url);
    expect(Object.keys(answer.body.errors)).toEqual([name]);
  };

  test("is good for its own list, either way", async () => {
    expect((await get(`${path()}?page_size=1&after=${cursor}`)).status).toBe(200);
    expect((await get(`${path()}?page_size=50&before=${cursor}`)).status).toBe(200);
  });

  test("damaged anywhere, it is refused", async () => {
    for (let i = 0; i < cursor.length; i += 1) {
      const other = cursor[i] === "A" ? "B" : "A";
      await refused(`${path()}?after=${cursor.slice(0, i)}${other}${cursor.slice(i + 1)}`);
    }
    for (const damaged of [
      cursor.slice(1),
      cursor.slice(0, -1),
      `${cursor}A`,
      `${cursor}.${cursor}`,
      cursor.split(".")[0],
    ]) {
      await refused(`${path()}?after=${damaged}`);
      await refused(`${path()}?before=${damaged}`, "before");
    }
    await refused(`${path()}?after=${cursor}&before=${cursor}`, "before");
  });

  test("it is refused by other filters, other lists, another tenant, the other mode", async () => {
    if (filtered) {
      await refused(`${path()}?${filtered}&after=${cursor}`);
      await refused(`${path()}?${filtered}&before=${cursor}`, "before");
    }
    for (const [, , other] of lists) {
      if (other.path !== endpoint.path) await refused(`${subject.path(other, version)}?after=${cursor}`);
    }
    const stranger = await makeSubject(api);
    const theirs = endpoint.path.includes(":") ? stranger.path(endpoint, version) : path();
    await refused(`${theirs}?after=${cursor}`, "after", stranger.key);
    if (!endpoint.path.includes(":"))
      await refused(`${path()}?after=${cursor}`, "after", subject.tenant.keys.live);
  });
});
