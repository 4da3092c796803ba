import { describe, expect, it } from "vitest";
import { inQueue, OUT_OF_QUEUE, type QueueFacts, queueChange, queueReason, queueRisk } from "./queue-entry";

const done = (outcome: string, more: Partial<QueueFacts> = {}): QueueFacts => ({
  status: "completed",
  outcome,
  latestDecision: null,
  ...more,
});
const now = new Date("2026-11-25T12:00:00Z");

describe("who needs a person", () => {
  it.each([
    ["consider, undecided", done("consider"), "outcome"],
    ["attention, undecided", done("attention"), "outcome"],
    ["clear", done("clear"), null],
    ["decided", done("attention", { latestDecision: "approved" }), null],
    ["rejected", done("consider", { latestDecision: "rejected" }), null],
    ["flagged", done("consider", { latestDecision: "flagged" }), "flagged"],
    ["clear but flagged", done("clear", { latestDecision: "flagged" }), "flagged"],
    ["put on hold", done("consider", { latestDecision: "pending" }), "flagged"],
    ["proposed", done("attention", { proposed: true }), "second_person"],
    ["failed", { ...done("issue"), status: "failed" }, null],
    ["failed and contested", { ...done("issue"), status: "failed", contested: true }, "contest"],
    ["a hit reopened", done("clear", { latestDecision: "approved", screeningOpen: true }), "screening"],
    ["open", { ...done("pending"), status: "pending" }, null],
  ] as const)("%s", (_, facts, reason) => expect(queueReason(facts)).toBe(reason));
});

describe("risk", () => {
  const check = (checkType: string, outcome: string) => ({ checkType, outcome });

  it("ranks attention over consider, sanctions over PEP, a contest over an ordinary outcome", () => {
    const consider = queueRisk("outcome", "consider", []);
    const attention = queueRisk("outcome", "attention", []);
    expect(attention).toBeGreaterThan(consider);
    expect(queueRisk("contest", "issue", [])).toBeGreaterThan(attention);
    const aml = queueRisk("outcome", "consider", [check("aml_check", "consider")]);
    const pep = queueRisk("outcome", "consider", [check("pep_check", "consider")]);
    expect(aml).toBeGreaterThan(pep);
    expect(pep).toBeGreaterThan(consider);
  });

  it("counts a screening check only when it found something", () => {
    const plain = queueRisk("outcome", "consider", []);
    const looked = [check("aml_check", "clear"), check("pep_check", "pending")];
    expect(queueRisk("outcome", "consider", looked)).toBe(plain);
  });
});

describe("columns", () => {
  it("keeps since when it waits and drops the claim", () => {
    const earlier = new Date("2026-11-24T08:00:00Z");
    expect(inQueue({ queuedAt: earlier }, { reason: "second_person", risk: 50 }, now)).toEqual({
      queuedAt: earlier,
      queueReason: "second_person",
      queueRisk: 50,
      claimedBy: null,
      claimedUntil: null,
    });
    expect(inQueue({ queuedAt: null }, { reason: "outcome", risk: 20 }, now).queuedAt).toBe(now);
  });

  it("empties them when nobody is needed", () => {
    expect(queueChange({ queuedAt: now }, done("clear"), [], now)).toEqual(OUT_OF_QUEUE);
  });
});
