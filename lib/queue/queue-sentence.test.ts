import { describe, expect, it } from "vitest";
import { queueSentence } from "./queue-sentence";

const check = (breakdown: Record<string, string>, evidence: Record<string, unknown> = {}) => ({
  type: "document_check",
  outcome: "consider",
  resultData: { breakdown, evidence },
});
const facts = {
  reason: "outcome" as const,
  outcome: "consider",
  failureReason: null,
  contestText: null,
  spokenBy: null,
  spokenDecision: null,
  checks: [],
};

describe("why a person is needed", () => {
  it("is made from what was measured, the gravest first", () => {
    const checks = [
      check(
        { documentExpiry: "consider", facialSimilarity: "attention", imageQuality: "clear" },
        {
          facialSimilarity: { measured: 0.53, threshold: 0.55 },
          documentExpiry: { measured: null, reason: "The document expires in 9 days." },
        },
      ),
    ];
    expect(queueSentence({ ...facts, checks })).toBe(
      "Same face as the document: 0.53, threshold 0.55; The document expires in 9 days",
    );
  });

  it("claims nothing that was not examined", () => {
    const checks = [check({ documentExpiry: "not_assessed" })];
    expect(queueSentence({ ...facts, checks })).toBe("Nothing was examined by machine");
  });

  it("quotes the applicant, and names who flagged or proposed", () => {
    expect(queueSentence({ ...facts, reason: "contest", contestText: "My passport is new" })).toBe(
      "Asks for a person: “My passport is new”",
    );
    const spoken = { ...facts, outcome: "clear", spokenBy: "Jane Smith", spokenDecision: "flagged" };
    expect(queueSentence({ ...spoken, reason: "flagged" })).toBe("Flagged by Jane Smith");
    expect(queueSentence({ ...spoken, reason: "second_person", spokenDecision: "approved" })).toMatch(
      /^Jane Smith proposes “approved”; a second person confirms/,
    );
  });
});
