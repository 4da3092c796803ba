import { describe, expect, it } from "vitest";
import { type WhyInput, whyLine } from "./why-line";

const session = (change: Partial<WhyInput>): WhyInput => ({
  status: "completed",
  outcome: "consider",
  failureReason: null,
  failureDetails: "",
  submittedAt: null,
  latestDecision: null,
  checks: [],
  ...change,
});
const check = (type: string, outcome: string, subs: Record<string, [string, object?]>) => ({
  type,
  outcome,
  resultData: {
    breakdown: Object.fromEntries(Object.entries(subs).map(([key, [value]]) => [key, value])),
    evidence: Object.fromEntries(Object.entries(subs).map(([key, [, found]]) => [key, found ?? {}])),
  },
});

describe("why a session stands where it stands", () => {
  it("names what is not clear, the gravest first, with what was measured", () => {
    const why = whyLine(
      session({
        outcome: "attention",
        checks: [
          check("document_check", "attention", { imageQuality: ["clear"], documentExpiry: ["attention"] }),
          check("identity_check", "consider", {
            facialSimilarity: ["consider", { measured: 0.58, threshold: 0.6 }],
          }),
          check("pep_check", "clear", { pepLists: ["clear"] }),
        ],
      }),
    );
    expect(why).toEqual({
      tone: "attention",
      title: "Needs a person: “not expired” reads attention and “same face as the document” reads consider.",
      detail: "Same face as the document: 0.58, threshold 0.6. Clear: PEP screening.",
    });
  });

  it("says so when nothing was examined, and never calls it clear", () => {
    const reason = "No engine examines this yet.";
    const subs = { imageQuality: ["not_assessed", { measured: null, reason }] } as const;
    const why = whyLine(
      session({ checks: [check("document_check", "consider", { imageQuality: [...subs.imageQuality] })] }),
    );
    expect(why.title).toBe("Needs a person: nothing was examined by machine.");
    expect(why.detail).toBe(reason);
  });

  it("tells a clear session's gaps, and that a person already looked", () => {
    const clear = whyLine(
      session({
        outcome: "clear",
        checks: [
          check("document_check", "clear", { imageQuality: ["clear"], ageValidation: ["not_assessed"] }),
        ],
      }),
    );
    expect(clear.title).toBe("The check is clear.");
    expect(clear.detail).toBe("Not assessed: minimum age.");
    const seen = whyLine(
      session({
        latestDecision: "approved",
        checks: [check("document_check", "consider", { imageQuality: ["consider"] })],
      }),
    );
    expect(seen.title).toMatch(/^A person looked: /);
  });

  it("has a sentence for every status", () => {
    for (const status of ["pending", "accessed", "expired", "revoked", "failed"]) {
      const why = whyLine(session({ status, outcome: status === "failed" ? "issue" : "pending" }));
      expect(why.title).toMatch(/\.$/);
    }
    const failed = whyLine(
      session({ status: "failed", outcome: "issue", failureReason: "document_expired" }),
    );
    expect(failed.title).toBe("Failed: the document has expired.");
    expect(whyLine(session({ status: "accessed", submittedAt: new Date() })).title).toBe(
      "The checks are running.",
    );
  });
});
