import { AsyncLocalStorage } from "node:async_hooks";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startApi, type TestApi } from "../../fixtures/api";
import { brokenRules } from "../model/invariants";

/** Runs what others do meanwhile as theirs: not as work of the creation that is being watched. */
const elsewhere = AsyncLocalStorage.snapshot();
/** What happens around each look at the entity, while one creation is watched; in the order of the looks. */
let around: { after?: () => Promise<void>; before?: () => Promise<void> }[] = [];
vi.mock("@/lib/verification/creation-basis", async (original) => {
  const real = await original<typeof import("@/lib/verification/creation-basis")>();
  return {
    ...real,
    findCreationBasis: async (...given: Parameters<typeof real.findCreationBasis>) => {
      const { before, after } = around.shift() ?? {};
      if (before) await elsewhere(before);
      const basis = await real.findCreationBasis(...given);
      if (after) await elsewhere(after);
      return basis;
    },
  };
});

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

test("a creation whose winner has ended before it is looked at succeeds after all", async () => {
  const tenant = await api.createTenant();
  const key = tenant.keys.test;
  const body = { entity_id: await api.createEntity(tenant), email: "john@example.com" };
  const create = () => api.request("POST", "/api/v2/verification/sessions/", { key, body });
  let winner = "";
  around = [
    // The creation below sees nobody; then the winner comes, whose own look is the empty one,
    {
      after: async () => {
        winner = (await create()).body.session_id;
      },
    },
    {},
    // and goes, after the insert has lost to it and before anybody looks who it was.
    {
      before: async () => {
        await api.request("DELETE", `/api/v2/verification/sessions/${winner}/revoke/`, { key });
      },
    },
  ];
  const made = await create();
  expect(winner).not.toBe("");
  expect(around).toEqual([]);
  expect(made.status, made.text).toBe(202);
  expect(made.body.session_id).not.toBe(winner);
  const mails = await api.owner`select 1 from emails where session_id = ${made.body.session_id}`;
  expect(mails).toHaveLength(1);
  expect(await brokenRules(api.owner)).toEqual({});
});
