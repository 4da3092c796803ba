import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHECK_TYPES, CHECKS } from "@/lib/checks/registry";
import { DOCUMENT_RULES } from "@/lib/checks/rules/document/document-findings";
import { DomainError } from "@/lib/errors";
import { EVENT_TYPES } from "@/lib/events/catalogue";
import { expireOne } from "@/lib/verification/expire-sessions";
import { FAILURE_REASONS } from "@/lib/verification/outcome";
import { revokeSession } from "@/lib/verification/revoke-session";
import { reviewerOf } from "../applicant/applicant-session";
import { type Ended, startWork, type Work } from "./play-script";

let work: Work;
const seen = {
  statuses: new Set<string>(),
  outcomes: new Set<string>(),
  reasons: new Set<string>(),
  events: new Set<string>(),
};

beforeAll(async () => {
  work = await startWork();
});
afterAll(() => work.close());

function note(ended: Ended): Ended {
  seen.statuses.add(ended.status);
  seen.outcomes.add(ended.outcome);
  if (ended.failure_reason) seen.reasons.add(ended.failure_reason);
  for (const event of ended.events) seen.events.add(event);
  return ended;
}

/** A session of one check, decided by one script. */
async function play(script: object, type: (typeof CHECK_TYPES)[number] = "document_check"): Promise<Ended> {
  const [step = "document_front"] = CHECKS[type].steps;
  // Screening takes no pictures: its script comes with a document.
  const types = CHECKS[type].steps.length > 0 ? [type] : (["document_check", type] as const);
  const person = await work.start([...types]);
  await work.handIn(person, step, script);
  await work.submit(person);
  return note(await work.settled(person));
}
const decide = (given: object, type: (typeof CHECK_TYPES)[number] = "document_check") =>
  play({ checks: { [type]: given } }, type);

describe("every outcome", () => {
  test.each(["clear", "consider", "attention", "issue", "error"])("%s", async (outcome) => {
    const ended = await decide({ outcome });
    const failed = outcome === "issue" || outcome === "error";
    expect(ended).toMatchObject({
      ...{ status: failed ? "failed" : "completed", outcome },
      checks: { document_check: { status: "completed", outcome } },
      events: ["session_accessed", "check_completed", failed ? "session_failed" : "session_completed"],
    });
  });
});

describe("every failure reason", () => {
  test.each(FAILURE_REASONS)("%s", async (failure_reason) => {
    const ended = await decide({ outcome: "issue", failure_reason, failure_details: "as scripted" });
    expect(ended).toMatchObject({ status: "failed", failure_reason, failure_details: "as scripted" });
  });
});

describe("every sub-check of every check", () => {
  const cases = CHECK_TYPES.flatMap((type) => CHECKS[type].subChecks.map((sub) => [type, sub] as const));
  test.each(cases)("%s: %s", async (type, sub) => {
    const ended = await decide({ breakdown: { [sub]: "attention" } }, type);
    expect(ended).toMatchObject({ status: "completed", outcome: "attention" });
    const breakdown = ended.checks[type]?.result?.breakdown as Record<string, string>;
    expect(breakdown).toMatchObject({ [sub]: "attention" });
    expect(Object.values(breakdown).filter((value) => value !== "clear")).toEqual(["attention"]);
  });
});

describe("findings of the rules table", () => {
  test.each([["expired"], ["check_digit_wrong"], ["zones_contradict", "blurred"], ["no_mrz"]])(
    "%s",
    async (...findings) => {
      const ended = await decide({ findings });
      const rule = DOCUMENT_RULES[findings[0] as keyof typeof DOCUMENT_RULES];
      expect(ended).toMatchObject({ outcome: rule.outcome, failure_reason: rule.failureReason });
      const result = ended.checks.document_check?.result as { findings: { finding: string }[] };
      expect(result.findings.map((f) => f.finding)).toEqual(findings);
    },
  );
});

test("extracted data and discrepancies are what the script says", async () => {
  const ended = await decide({
    outcome: "attention",
    failure_reason: "data_mismatch",
    extracted_data: { first_name: "Ann", document_number: "X123" },
    discrepancies: [{ field: "first_name", record_value: "John", document_value: "Ann" }],
  });
  expect(ended.discrepancies).toEqual([{ field: "first_name", record_value: "John", document_value: "Ann" }]);
  const [row] = await work.database.readSystem<{ data: object }>(
    "select extracted_data as data from checks where extracted_data->>'document_number' = 'X123'",
    [],
  );
  expect(row?.data).toMatchObject({ first_name: "Ann", document_type: "passport" });
});

test("a poor picture is asked for again; after five tries it counts", async () => {
  const person = await work.start(["document_check"]);
  for (let tries = 1; tries <= 5; tries += 1) {
    await work.handIn(person, "document_front", { recapture: "glare" });
    await work.submit(person);
    const now = note(await work.settled(person));
    if (tries < 5) expect(now).toMatchObject({ status: "accessed", submitted: false });
    else
      expect(now).toMatchObject({
        status: "failed",
        outcome: "issue",
        failure_reason: "document_poor_quality",
      });
  }
});

test("a better script after a poor one ends clear", async () => {
  const person = await work.start(["document_check"]);
  await work.handIn(person, "document_front", { recapture: "blurred" });
  await work.submit(person);
  expect(await work.settled(person)).toMatchObject({ status: "accessed", rejected: ["blurred"] });
  await work.handIn(person, "document_front", { checks: { document_check: { outcome: "clear" } } });
  await work.submit(person);
  expect(await work.settled(person)).toMatchObject({ status: "completed", outcome: "clear" });
});

test("a delay is waited for", async () => {
  const person = await work.start(["document_check"]);
  await work.handIn(person, "document_front", { checks: { document_check: { delay_seconds: 1.2 } } });
  const began = Date.now();
  await work.submit(person);
  await work.settled(person);
  expect(Date.now() - began).toBeGreaterThanOrEqual(1_200);
});

test("a provider error is tried again and ends `error` after the last try", async () => {
  const person = await work.start(["document_check"]);
  await work.handIn(person, "document_front", { checks: { document_check: { provider_error: true } } });
  await work.submit(person);
  for (let tries = 1; tries < 5; tries += 1) {
    const hurry =
      "update check_runs set run_at = now() where session_id = $1 and attempts = $2 and lease_token is null returning id";
    for (let n = 0; n < 100; n += 1) {
      const rows = await work.database.asSystem((tx) => tx.query(hurry, [person.sessionId, tries]));
      if (rows.length > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  expect(note(await work.settled(person))).toMatchObject({
    status: "failed",
    outcome: "error",
    failure_reason: "provider_error",
  });
});

test.each([
  ["Attention", "completed", "attention"],
  ["failed", "failed", "issue"],
])("the last name %s steers an ordinary session", async (lastName, status, outcome) => {
  const person = await work.start(["document_check"]);
  await work.database.asSystem((tx) =>
    tx.query(
      "update entities set last_name = $2 where id = (select entity_id from verification_sessions where id = $1)",
      [person.sessionId, lastName],
    ),
  );
  await work.submit(person);
  expect(note(await work.settled(person))).toMatchObject({ status, outcome });
});

test("a script decides several checks at once, and the worst of them ends the session", async () => {
  const person = await work.start(["document_check", "enhanced_identity_check", "aml_check", "pep_check"]);
  await work.handIn(person, "document_front", {
    checks: {
      document_check: { outcome: "consider" },
      enhanced_identity_check: { breakdown: { facialSimilarity: "issue" } },
      pep_check: { outcome: "attention" },
    },
  });
  await work.submit(person);
  expect(note(await work.settled(person))).toMatchObject({
    ...{ status: "failed", outcome: "issue", failure_reason: "face_mismatch" },
    checks: { aml_check: { outcome: "clear" }, pep_check: { outcome: "attention" } },
  });
});

describe("what is no script", () => {
  const refused = async (mode: "test" | "live", what: object | Buffer): Promise<unknown> => {
    const person = await work.start(["document_check"], mode);
    const error = await work.handIn(person, "document_front", what).then(
      () => null,
      (e) => e,
    );
    expect(error).toBeInstanceOf(DomainError);
    return (error as DomainError).details;
  };

  test("live mode takes none", async () => {
    expect(await refused("live", { checks: {} })).toEqual({ reason: "unsupported_type" });
  });

  test("text without the mark is a wrong file", async () => {
    expect(await refused("test", Buffer.from("checks:\n  document_check: {}\n"))).toEqual({
      reason: "unsupported_type",
    });
  });

  test.each([
    ["an unknown check", { checks: { palm_check: {} } }, /palm_check/],
    [
      "an unknown sub-check",
      { checks: { document_check: { breakdown: { aura: "clear" } } } },
      /aura is none of/,
    ],
    ["an unknown finding", { checks: { document_check: { findings: ["cursed"] } } }, /cursed is none of/],
    ["an unknown key", { checks: { document_check: { verdict: "clear" } } }, /verdict/],
    ["two ways at once", { checks: { document_check: { outcome: "clear", findings: [] } } }, /not several/],
    ["a long delay", { checks: { document_check: { delay_seconds: 3600 } } }, /delay_seconds/],
    ["an unknown reason", { checks: { document_check: { failure_reason: "vibes" } } }, /failure_reason/],
  ])("%s is explained", async (_, script, words) => {
    const details = (await refused("test", script)) as { reason: string; problems: string[] };
    expect(details.reason).toBe("script_invalid");
    expect(details.problems.join(" ")).toMatch(words);
  });

  test.each([
    ["aliases that multiply", `veridesk_script: 1\na: &a [1,1]\nb: &b [*a,*a]\nc: [*b,*b]\n`],
    ["two keys of one name", "veridesk_script: 1\nveridesk_script: 1\n"],
    ["a tag", "veridesk_script: !!js/function 'x'\n"],
    ["broken YAML", "veridesk_script: 1\nchecks: [\n"],
  ])("%s are refused", async (_, source) => {
    expect(await refused("test", Buffer.from(source))).toMatchObject({ reason: "script_invalid" });
  });

  test("more than 16 kB is a wrong file", async () => {
    const long = Buffer.from(`veridesk_script: 1\n# ${"x".repeat(17_000)}\n`);
    expect(await refused("test", long)).toEqual({ reason: "unsupported_type" });
  });
});

test("every status, outcome, failure reason and event was reached", async () => {
  const late = await work.start(["document_check"]);
  await work.database.asSystem((tx) =>
    tx.query("update verification_sessions set expires_at = now() - interval '1 second' where id = $1", [
      late.sessionId,
    ]),
  );
  await work.database.inTenant({ tenantId: late.tenantId, mode: "test" }, (tx) =>
    expireOne({ ...late.ctx, tx }, tx, late.sessionId),
  );
  note(await work.end(late));
  const dropped = await work.start(["document_check"]);
  note(await work.end(dropped));
  const admin = { ...reviewerOf(dropped) };
  await revokeSession(admin, { sessionId: dropped.sessionId });
  note(await work.end(dropped));
  expect([...seen.statuses].sort()).toEqual(["accessed", "completed", "expired", "failed", "revoked"]);
  expect([...seen.outcomes].sort()).toEqual(["attention", "clear", "consider", "error", "issue", "pending"]);
  expect([...seen.reasons].sort()).toEqual([...FAILURE_REASONS].sort());
  // session_created is written by the API's verb, contest_resolved by a reviewer: e2e/api/sessions, e2e/api/contests.
  const elsewhere = ["session_created", "contest_resolved"];
  const names = EVENT_TYPES.map((type) => type.replace("verification.", "")).filter(
    (type) => !elsewhere.includes(type),
  );
  expect([...seen.events].sort()).toEqual(names.sort());
});
