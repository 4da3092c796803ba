import { expect, test } from "vitest";
import { CHALLENGE_LENGTH, drawChallenge, isLivenessAction } from "./liveness-actions";

test("a challenge has one turn, distinct actions, and every order comes up", () => {
  const seen = new Set<string>();
  for (let i = 0; i < 6_000; i += 1) {
    const actions = drawChallenge();
    expect(actions).toHaveLength(CHALLENGE_LENGTH);
    expect(new Set(actions).size).toBe(CHALLENGE_LENGTH);
    expect(actions.every(isLivenessAction)).toBe(true);
    expect(actions.filter((action) => action.startsWith("turn_"))).toHaveLength(1);
    seen.add(actions.join());
  }
  // 2 turns × 5·4 ordered others × 3 places of the turn.
  expect(seen.size).toBe(120);
});

test("words that are no action are told apart", () => {
  expect(isLivenessAction("jump")).toBe(false);
});
