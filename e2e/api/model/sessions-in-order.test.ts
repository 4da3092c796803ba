import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database } from "@/lib/database";
import { expireOverdue } from "@/lib/verification/expire-sessions";
import { startApi, type TestApi } from "../../fixtures/api";
import { brokenRules } from "./invariants";
import { commandOf, player, wish } from "./play";
import { type State, step } from "./session-model";
import { agrees, facts, stored } from "./stored-sessions";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** Plays one history on a new tenant and compares every answer, and at the end every row, with the model's. */
async function history(wishes: Parameters<typeof commandOf>[0][], version: "v1" | "v2") {
  const tenant = await api.createTenant();
  const entities = [await api.createEntity(tenant), await api.createEntity(tenant)];
  const play = player(api, tenant, version);
  let state: State = [];
  for (const one of wishes) {
    const command = commandOf(one, state, entities);
    const { answer, madeId } = await play(command);
    const [next, expected] = step(state, command, madeId);
    expect(answer, JSON.stringify(command)).toEqual(expected);
    state = next;
  }
  // The real sweeper, over everybody's sessions.
  if (wishes.length % 2) {
    await expireOverdue(database());
    for (const s of state) [state] = step(state, { kind: "sweep", id: s.id }, "");
  }
  const rows = state.length
    ? await stored(
        api,
        state.map((s) => s.id),
      )
    : new Map();
  if (!agrees(state, rows)) expect([...rows.values()].map(facts)).toEqual(state.map(facts));
}

test.each(["v1", "v2"] as const)(
  "%s: any history of sessions is the model's",
  async (version) => {
    const property = fc.asyncProperty(fc.array(wish, { minLength: 5, maxLength: 40 }), (wishes) =>
      history(wishes, version),
    );
    await fc.assert(property, { numRuns: 40 });
    expect(await brokenRules(api.owner)).toEqual({});
  },
  120_000,
);
