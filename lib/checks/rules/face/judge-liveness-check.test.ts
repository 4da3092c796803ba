import { describe, expect, test } from "vitest";
import type { LivenessFrame, LivenessMeasures } from "../../engine/face/judge-liveness";
import type { FrameFace } from "../../engine/face/measure-frame";
import { thresholdsOf } from "../../thresholds";
import { judgeLivenessCheck } from "./judge-liveness-check";
import { LIVENESS_THRESHOLDS } from "./liveness-rules";

const limits = thresholdsOf(LIVENESS_THRESHOLDS, {});
const rest: FrameFace = {
  ...{ box: [0.3, 0.2, 0.4, 0.5], score: 1, turn: 1, lift: 0, tilt: 0, eyesOpen: 0.3 },
  ...{ mouthWidth: 0.7, mouthOpen: 0.02, happy: 0.1, real: 0.7, live: 0.9 },
};
const frame = (
  index: number,
  action: string | null,
  change: Partial<FrameFace> | null,
  more: Partial<LivenessFrame> = {},
) => ({
  ...{ index, action, takenMs: 500 + index * 400, face: change && { ...rest, ...change }, othersNear: 0 },
  ...{ repeats: null, parallax: Math.abs(change?.turn ?? 0) / 100, distance: 0.15, ...more },
});
const CHALLENGE = ["turn_left", "smile", "close_eyes"];
const GOOD = [
  frame(0, null, {}),
  frame(1, "turn_left", { turn: 18 }),
  frame(2, "smile", { mouthWidth: 0.8, happy: 0.9 }),
  frame(3, "close_eyes", { eyesOpen: 0.1 }),
];
const face = {
  ...{ box: rest.box, score: 0.98, eyeDistance: 90, brightness: 130 },
  contrast: 40,
  sharpness: 0.2,
};
const measures = (frames: LivenessFrame[], change: Partial<LivenessMeasures> = {}): LivenessMeasures => ({
  ...{ frames, straight: frames.length > 0 ? 0 : null, selfieDistance: 0.2, pattern: 20 },
  comparison: {
    document: { face, others: [] },
    selfie: { face, others: [] },
    ...{ distance: 0.2, samePicture: { identicalFiles: false, likeness: 0.5 } },
  },
  engine: { name: "veridesk-faces", version: "test", models: {} },
  ...change,
});
const judged = (given: LivenessMeasures, challenge: string[] | null = CHALLENGE) =>
  judgeLivenessCheck(given, challenge, { limits, required: [] });
const changed = (at: number, change: Partial<FrameFace> | null, more: Partial<LivenessFrame> = {}) =>
  GOOD.map((f, i) => (i === at ? frame(i, f.action, change, more) : f));

describe("the verdict of a liveness check", () => {
  test("a picture for a person to look at, without a challenge, is asked for once and never clear", () => {
    const options = { limits, required: [], withoutChallenge: true };
    const verdict = judgeLivenessCheck(measures([]), null, options);
    expect(verdict).toMatchObject({ outcome: "consider", failureReason: "manual_review_required" });
    expect(verdict.breakdown).toMatchObject({ livenessChallenge: "not_assessed", facialSimilarity: "clear" });
    expect(verdict.recapture).toBeUndefined();
  });

  test("all actions in order, one living person: clear, with what was measured", () => {
    const verdict = judged(measures(GOOD));
    expect(verdict.outcome).toBe("clear");
    expect(verdict.breakdown).toEqual({
      ...{ livenessChallenge: "clear", presentationAttack: "clear" },
      ...{ faceDetection: "clear", facialSimilarity: "clear" },
    });
    expect(verdict.evidence.livenessChallenge).toMatchObject({
      measured: "turn_left 17, smile 2, close_eyes 0.667",
      threshold: "turn_left 10, smile 1, close_eyes 0.35",
      regions: [{ frame: 1, label: "turn_left" }, { frame: 2 }, { frame: 3 }],
    });
    expect(verdict.evidence.presentationAttack?.method).toContain("not a certified PAD");
  });

  test.each([
    ["turn_left", { turn: 12 }],
    ["turn_right", { turn: -12 }],
    ["tilt_left", { tilt: 12 }],
    ["tilt_right", { tilt: -12 }],
    ["smile", { mouthWidth: 0.78 }],
    ["smile", { happy: 0.6 }],
    ["open_mouth", { mouthOpen: 0.2 }],
    ["close_eyes", { eyesOpen: 0.15 }],
  ])("%s is seen in %j, and in nothing less", (action, change) => {
    const frames = [frame(0, null, {}), frame(1, action, change)];
    const only = (f: LivenessFrame[]) => judged(measures(f), [action]).breakdown.livenessChallenge;
    expect(only(frames)).toBe("clear");
    expect(only([frame(0, null, {}), frame(1, action, {})])).toBe("issue");
  });

  test.each(["turn_left", "tilt_left"])("the other side does not count for %s", (action) => {
    const mirrored = [frame(0, null, {}), frame(1, action, { turn: -20, tilt: -20 })];
    expect(judged(measures(mirrored), [action]).breakdown.livenessChallenge).toBe("issue");
  });

  test("the right actions in the wrong order are not the challenge", () => {
    const unlabelled = GOOD.map((f) => ({ ...f, action: null }));
    expect(judged(measures(unlabelled)).outcome).toBe("clear");
    const [a, b, c, d] = unlabelled as [LivenessFrame, LivenessFrame, LivenessFrame, LivenessFrame];
    const verdict = judged(
      measures([a, c, b, d].map((f, i) => ({ ...f, index: i, takenMs: 500 + i * 400 }))),
    );
    expect(verdict.breakdown.livenessChallenge).toBe("issue");
    expect(verdict.failureReason).toBe("liveness_failed");
    expect(verdict.failureDetails).toBe("Not seen in its turn: smile.");
    expect(verdict.recapture).toEqual([{ step: "liveness", reason: "challenge_not_followed" }]);
  });

  test("a frame labelled with another action does not count", () => {
    const wrong = GOOD.map((f, i) => (i === 2 ? { ...f, action: "open_mouth" } : f));
    expect(judged(measures(wrong)).breakdown.livenessChallenge).toBe("issue");
  });

  test.each<[string, LivenessMeasures, string[] | null, string, string, string | undefined]>([
    ["no frames", measures([]), CHALLENGE, "issue", "not_assessed", "challenge_not_followed"],
    [
      "no face",
      measures([frame(0, null, null)], { straight: null }),
      CHALLENGE,
      "issue",
      "not_assessed",
      "no_face",
    ],
    [
      "two people",
      measures(changed(1, { turn: 18 }, { othersNear: 1 })),
      CHALLENGE,
      "issue",
      "clear",
      "several_faces",
    ],
    [
      "nothing straight",
      measures(changed(0, { tilt: 16 })),
      ["smile"],
      "issue",
      "clear",
      "challenge_not_followed",
    ],
    [
      "frames out of order",
      measures(changed(2, { happy: 0.9 }, { takenMs: 100 })),
      CHALLENGE,
      "issue",
      "clear",
      "challenge_not_followed",
    ],
    [
      "too late",
      measures(changed(3, { eyesOpen: 0.1 }, { takenMs: 120_001 })),
      CHALLENGE,
      "issue",
      "clear",
      "challenge_not_followed",
    ],
    ["no challenge bound", measures(GOOD), null, "attention", "clear", undefined],
    ["an action nobody knows", measures(GOOD), ["jump"], "attention", "clear", undefined],
    [
      "another person in a frame",
      measures(changed(2, { happy: 0.9 }, { distance: 0.6 })),
      CHALLENGE,
      "clear",
      "issue",
      undefined,
    ],
    [
      "another person than on the selfie",
      measures(GOOD, { selfieDistance: 0.6 }),
      CHALLENGE,
      "clear",
      "issue",
      undefined,
    ],
    [
      "flat when turned",
      measures(changed(1, { turn: 18 }, { parallax: 0.03 })),
      CHALLENGE,
      "clear",
      "attention",
      undefined,
    ],
    [
      "repeated frames",
      measures(GOOD.map((f, i) => ({ ...f, repeats: i > 1 ? 0 : null }))),
      CHALLENGE,
      "clear",
      "attention",
      undefined,
    ],
    ["a screen's pattern", measures(GOOD, { pattern: 60 }), CHALLENGE, "clear", "consider", undefined],
    [
      "passive models against it",
      measures(GOOD.map((f) => ({ ...f, face: f.face && { ...f.face, real: 0.1 } }))),
      CHALLENGE,
      "clear",
      "consider",
      undefined,
    ],
  ])("%s", (_name, given, challenge, challenged, attack, recapture) => {
    const verdict = judged(given, challenge);
    expect(verdict.breakdown).toMatchObject({ livenessChallenge: challenged, presentationAttack: attack });
    expect(verdict.recapture).toEqual(recapture ? [{ step: "liveness", reason: recapture }] : undefined);
  });

  test("the selfie being the portrait's photograph is a sign of attack, never clear", () => {
    const given = measures(GOOD);
    const same = { identicalFiles: false, likeness: 0.97 };
    const verdict = judged({
      ...given,
      comparison: given.comparison && { ...given.comparison, samePicture: same },
    });
    expect(verdict.breakdown.presentationAttack).toBe("attention");
    expect(verdict.outcome).toBe("attention");
  });

  test("without a document nothing is compared, and the check is not clear", () => {
    const verdict = judged(measures(GOOD, { comparison: null }));
    expect(verdict.breakdown).toMatchObject({ livenessChallenge: "clear", facialSimilarity: "not_assessed" });
    expect(verdict.outcome).toBe("consider");
  });
});
