import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApi, type TestApi } from "../../fixtures/api";
import { brokenRules } from "./invariants";
import { commandOf, player, type Wish, wish } from "./play";
import { explain, type State } from "./session-model";
import { agrees, facts, stored } from "./stored-sessions";

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** Plays batches, each all at once. Every batch must read as if its commands had come in some order. */
async function race(batches: Wish[][]) {
  const tenant = await api.createTenant();
  const entity = await api.createEntity(tenant);
  const play = player(api, tenant);
  let state: State = [];
  for (const wishes of batches) {
    const commands = wishes.map((one) => commandOf(one, state, [entity]));
    const done = await Promise.all(commands.map(async (command) => ({ command, ...(await play(command)) })));
    const known = [...state.map((s) => s.id), ...done.map((d) => d.madeId).filter(Boolean)];
    const rows = known.length ? await stored(api, known) : new Map();
    const next = explain(state, done, (candidate) => agrees(candidate, rows));
    const story = { before: state, done, after: [...rows.values()].map(facts) };
    expect(next, JSON.stringify(story, null, 1)).not.toBeNull();
    state = next ?? state;
  }
}

test("whatever happens at once reads as if it had happened in some order", async () => {
  const batch = fc.array(wish, { minLength: 2, maxLength: 5 });
  const property = fc.asyncProperty(fc.array(batch, { minLength: 2, maxLength: 8 }), race);
  await fc.assert(property, { numRuns: 60, endOnFailure: true });
  expect(await brokenRules(api.owner)).toEqual({});
}, 120_000);
