import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

// DNS itself is played: no test asks a real one. `whenAsked` runs while the answer is awaited.
const dns = vi.hoisted(() => ({ whenAsked: async () => {} }));
vi.mock("node:dns/promises", async (real) => ({
  ...(await real<object>()),
  lookup: async () => {
    await dns.whenAsked();
    return [{ address: "93.184.215.14", family: 4 }];
  },
}));

let api: TestApi;
let tenant: ApiTenant;
beforeAll(async () => {
  api = await startApi();
  tenant = await api.createTenant();
});
afterAll(() => api.close());

const requests = (entityId: string, host: string) => ({
  session: ["POST", "/api/v2/verification/sessions/", { entity_id: entityId, email: "a@example.com" }],
  webhook: ["POST", "/api/v2/webhooks/", { event_type: "*" }],
  config: ["PUT", "/api/v2/webhooks/config/", {}],
  host,
});

it.each(["session", "webhook", "config"] as const)(
  "holds no transaction while DNS is asked about the URL of a %s",
  async (what) => {
    const entityId = await api.createEntity(tenant);
    const all = requests(entityId, `${randomUUID()}.example.com`);
    const [method, path, body] = all[what] as [string, string, object];
    const open: number[] = [];
    dns.whenAsked = async () => {
      const [row] = await api.owner`select count(*)::int as n from pg_stat_activity
        where datname = current_database() and application_name = 'veridesk veridesk_app' and state like 'idle in transaction%'`;
      open.push(row?.n as number);
    };
    const answer = await api.request(method, path, {
      key: tenant.keys.test,
      headers: { "Idempotency-Key": randomUUID() },
      body: { ...body, webhook_url: `https://${all.host}/hooks` },
    });
    expect(answer.status).toBeLessThan(300);
    expect(open).toEqual([0]);
  },
);
