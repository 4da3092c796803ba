import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { Database } from "@/db/client";
import type { CheckInput, CheckProvider, CheckResult } from "@/lib/checks/provider";
import { createTestDatabase, type TestDatabase } from "../../fixtures/database";
import { type Command, LOOKS, type Model, newModel, play, STEPS, TYPES } from "./recapture-model";
import { player, waiting } from "./recapture-player";
import { brokenRecaptureRules } from "./recapture-rules";

vi.mock("@/lib/checks/provider-for", () => ({
  providerFor: (): CheckProvider => ({
    name: "scripted",
    run: ({ checkId }: CheckInput) =>
      new Promise<CheckResult>((resolve) => {
        const work = waiting.get(checkId);
        if (!work) throw new Error("nobody began this check");
        work.resolve = resolve;
        work.reached();
      }),
  }),
}));

let made: TestDatabase;
let database: Database;
beforeAll(async () => {
  made = await createTestDatabase();
  process.env.DATABASE_URL = made.url;
  database = new Database(made.url, 8);
});
afterAll(async () => {
  await database.close();
  await made.drop();
});

const type = fc.constantFrom(...TYPES);
const finish = type.chain((t) =>
  fc.record({
    kind: fc.constant("finish" as const),
    type: fc.constant(t),
    outcome: fc.constantFrom("clear", "clear", "consider", "issue"),
    // Half of all results ask for something again.
    again: fc.oneof(fc.constant([]), fc.subarray([...(LOOKS[t] ?? [])])),
  }),
);
const begin = fc.record({ kind: fc.constant("begin" as const), type });
const upload = fc.record({ kind: fc.constant("upload" as const), step: fc.constantFrom(...STEPS) });
const kindOnly = (kind: "submit" | "expire" | "revoke") => fc.constant({ kind });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: upload },
  { weight: 5, arbitrary: kindOnly("submit") },
  { weight: 7, arbitrary: begin },
  { weight: 7, arbitrary: finish },
  { weight: 1, arbitrary: fc.oneof(kindOnly("expire"), kindOnly("revoke")) },
);
/** Everything handed in once, so that most histories get as far as results. */
const START: Command[] = [...STEPS.map((step) => ({ kind: "upload", step }) as const), { kind: "submit" }];

async function stored(sessionId: string) {
  const [row] = await database.readSystem<{ facts: object }>(
    `select json_build_object(
      'status', s.status, 'submitted', s.submitted_at is not null,
      'steps', (select json_object_agg(n.step, json_build_object(
         'current', (select count(*) from captures c where c.session_id = s.id and c.step = n.step and c.superseded_at is null),
         'tries', (select count(*) from captures c where c.session_id = s.id and c.step = n.step and c.processed_at is not null)))
         from unnest($2::text[]) n(step)),
      'checks', (select json_object_agg(c.check_type, json_build_object('status', c.status, 'outcome', c.outcome,
         'held', exists (select from check_runs r where r.check_id = c.id and r.result is not null)))
         from checks c where c.session_id = s.id),
      'events', array(select concat_ws(' ', replace(e.type, 'verification.', ''), e.facts->>'check_type')
         from events e where e.session_id = s.id and e.type <> 'verification.session_accessed' order by e.sequence)) as facts
     from verification_sessions s where s.id = $1`,
    [sessionId, [...STEPS]],
  );
  return row?.facts;
}

const facts = (m: Model) => ({
  status: m.status,
  submitted: m.submitted,
  steps: Object.fromEntries(
    STEPS.map((s) => [s, { current: m.steps[s].current === null ? 0 : 1, tries: m.steps[s].tries }]),
  ),
  checks: Object.fromEntries(
    TYPES.map((t) => {
      const { status = "", outcome = "", held = null } = m.checks[t] ?? {};
      return [t, { status, outcome, held: held !== null }];
    }),
  ),
  events: m.events,
});

test("any history of captures, hand-ins, results and requests for another picture is the model's", async () => {
  const property = fc.asyncProperty(fc.array(command, { minLength: 5, maxLength: 60 }), async (commands) => {
    const model = newModel();
    const real = await player(database);
    for (const one of [...START, ...commands]) {
      const expected = play(model, one);
      expect(await real.send(one), JSON.stringify(one)).toBe(expected);
      expect(await stored(real.sessionId), JSON.stringify(one)).toEqual(facts(model));
    }
    await real.letGo();
  });
  await fc.assert(property, { numRuns: 40 });
  expect(await brokenRecaptureRules(database)).toEqual({});
}, 240_000);

test("whatever happens at once breaks no rule, and no session is left waiting for nothing", async () => {
  const batches = fc.array(fc.array(command, { minLength: 2, maxLength: 6 }), {
    minLength: 2,
    maxLength: 10,
  });
  const property = fc.asyncProperty(batches, async (all) => {
    const real = await player(database);
    for (const one of START) await real.send(one);
    for (const batch of all) await Promise.all(batch.map((one) => real.send(one)));
    await real.letGo();
    expect(await brokenRecaptureRules(database)).toEqual({});
  });
  await fc.assert(property, { numRuns: 25, endOnFailure: true });
}, 240_000);

test("five tries that nobody can read end the session, each with its reason, and only then", async () => {
  const real = await player(database);
  for (const one of START) await real.send(one);
  await real.send({ kind: "begin", type: "identity_check" });
  await real.send({ kind: "finish", type: "identity_check", outcome: "clear", again: [] });
  for (const type of ["proof_of_address_check", "aml_check"] as const) {
    await real.send({ kind: "begin", type });
    await real.send({ kind: "finish", type, outcome: "clear", again: [] });
  }
  for (let tries = 1; tries <= 5; tries += 1) {
    expect(await stored(real.sessionId)).toMatchObject({ status: "accessed" });
    if (tries > 1) {
      expect(await real.send({ kind: "upload", step: "document_front" })).toBe(true);
      expect(await real.send({ kind: "submit" })).toBe(true);
      // What the face check found on the former front was taken back; it looks at the new one.
      expect(await real.send({ kind: "begin", type: "identity_check" })).toBe(true);
      await real.send({ kind: "finish", type: "identity_check", outcome: "clear", again: [] });
    }
    expect(await real.send({ kind: "begin", type: "document_check" })).toBe(true);
    await real.send({
      kind: "finish",
      type: "document_check",
      outcome: "consider",
      again: ["document_front"],
    });
  }
  const [session] = await database.readSystem<Record<string, unknown>>(
    "select status, outcome, failure_reason, failure_details from verification_sessions where id = $1",
    [real.sessionId],
  );
  expect(session).toEqual({
    status: "failed",
    outcome: "issue",
    failure_reason: "document_poor_quality",
    failure_details: "document_front: blurred after 5 tries.",
  });
  expect(await real.send({ kind: "upload", step: "document_front" })).toBe(false);
});
