import { describe, expect, test } from "vitest";
import { standingOf } from "./review-standing";

const ada = { decision: "approved", reviewerId: "ada", outcome: "consider" } as const;
const bob = { ...ada, reviewerId: "bob" };
const review = (id: string, reviewerId: string, standing: "final" | "proposed") => ({
  id,
  reviewerId,
  standing,
});

describe("where a decision stands", () => {
  test("without four eyes, or for a clear outcome, one person decides", () => {
    expect(standingOf(ada, false, [])?.standing).toBe("final");
    expect(standingOf({ ...ada, outcome: "clear" }, true, [])?.standing).toBe("final");
    expect(standingOf({ ...ada, decision: "rejected" }, true, [])?.standing).toBe("final");
  });
  test("with four eyes the first approval is a proposal, and only somebody else confirms it", () => {
    expect(standingOf(ada, true, [])).toMatchObject({ standing: "proposed", supersedesId: null });
    const before = [review("2", "ada", "proposed"), review("1", "ada", "final")];
    expect(standingOf(ada, true, before)).toBeNull();
    expect(standingOf(bob, true, before)).toEqual({
      standing: "final",
      secondsReviewId: "2",
      firstReviewerId: "ada",
      supersedesId: "1",
    });
  });
  test("another decision puts the proposal aside; so does its own author's", () => {
    const before = [review("2", "ada", "proposed"), review("1", "ada", "final")];
    for (const who of [ada, bob])
      expect(standingOf({ ...who, decision: "rejected" }, true, before)).toMatchObject({
        standing: "final",
        secondsReviewId: null,
        supersedesId: "2",
      });
  });
  test("a proposal that was put aside is not confirmed by a later approval", () => {
    const before = [review("2", "bob", "final"), review("1", "ada", "proposed")];
    expect(standingOf(bob, true, before)).toMatchObject({ standing: "proposed", secondsReviewId: null });
  });
  test("a later decision supersedes the last final one", () => {
    expect(standingOf(bob, false, [review("1", "ada", "final")])?.supersedesId).toBe("1");
  });
});
