import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { challengeFrames, portraitModel, poseFrame } from "@/e2e/fixtures/footage/challenge-frames";
import { LIVENESS_ACTIONS, type LivenessAction } from "../../liveness-actions";
import { FACE_THRESHOLDS } from "../../rules/face/face-rules";
import { judgeFaces } from "../../rules/face/judge-faces";
import { judgeLivenessCheck } from "../../rules/face/judge-liveness-check";
import { LIVENESS_THRESHOLDS } from "../../rules/face/liveness-rules";
import { thresholdsOf } from "../../thresholds";
import { InputError } from "../input-error";
import { compareFaces } from "./compare-faces";
import { findPortrait } from "./find-portrait";
import { judgeLiveness, type LivenessInput } from "./judge-liveness";

// Real models on a machine that others use too.
const SLOW = 120_000;
const file = (name: string) => readFile(`e2e/fixtures/faces/${name}.jpg`);
const faces = async (document: Buffer, selfie: Buffer) =>
  judgeFaces(await compareFaces({ document, selfie }), {
    limits: thresholdsOf(FACE_THRESHOLDS, {}),
    required: [],
  });

/** A specimen card with a portrait of the usual size on it. */
async function card(portrait: Buffer): Promise<Buffer> {
  const face = await sharp(portrait).resize(260, 330, { fit: "cover" }).toBuffer();
  return sharp({ create: { width: 1000, height: 630, channels: 3, background: "#dfe6ee" } })
    .composite([{ input: face, left: 60, top: 150 }])
    .jpeg({ quality: 80 })
    .toBuffer();
}

describe("document against selfie", { timeout: SLOW }, () => {
  let a: Buffer;
  let b: Buffer;
  let selfie: Buffer;
  beforeAll(async () => {
    [a, b] = [await card(await file("portrait-a")), await file("portrait-b")];
    selfie = await poseFrame(await portraitModel("portrait-a"), { turn: 9, tilt: 4, smile: -0.6 });
  }, SLOW);

  test("one person: clear, and where the faces are", async () => {
    const verdict = await faces(a, selfie);
    expect(verdict.outcome).toBe("clear");
    const [left, top, width, height] = verdict.evidence.facialSimilarity?.regions?.[0]?.box ?? [0, 0, 0, 0];
    expect(left).toBeGreaterThan(0.06);
    expect(left + width).toBeLessThan(0.32);
    expect(top).toBeGreaterThan(0.23);
    expect(top + height).toBeLessThan(0.77);
  });

  test("another person: face_mismatch", async () => {
    expect(await faces(a, b)).toMatchObject({ outcome: "issue", failureReason: "face_mismatch" });
  });

  test.each([90, 180, 270])("a document turned by %i° is looked at from every side", async (angle) => {
    const turned = await sharp(a).rotate(angle).jpeg().toBuffer();
    const verdict = await faces(turned, selfie);
    expect(verdict.outcome).toBe("clear");
    const box = verdict.evidence.facialSimilarity?.regions?.[0]?.box ?? [0, 0, 0, 0];
    const upright = (await findPortrait({ document: a })).box ?? [0, 0, 0, 0];
    const expected = {
      90: [1 - upright[1] - upright[3], upright[0]],
      180: [1 - upright[0] - upright[2], 1 - upright[1] - upright[3]],
      270: [upright[1], 1 - upright[0] - upright[2]],
    }[angle];
    expect(box[0]).toBeCloseTo(expected?.[0] ?? -1, 1);
    expect(box[1]).toBeCloseTo(expected?.[1] ?? -1, 1);
  });

  test("nobody, and two people", async () => {
    const blank = await sharp({ create: { width: 600, height: 600, channels: 3, background: "#8899aa" } })
      .jpeg()
      .toBuffer();
    expect(await faces(a, blank)).toMatchObject({ recapture: [{ step: "selfie", reason: "no_face" }] });
    expect(await faces(blank, selfie)).toMatchObject({
      recapture: [{ step: "document_front", reason: "no_face" }],
    });
    const both = await sharp({ create: { width: 1120, height: 560, channels: 3, background: "#777" } })
      .composite([
        { input: await sharp(selfie).resize(560, 560).toBuffer(), left: 0, top: 0 },
        {
          input: await sharp(await file("portrait-c"))
            .resize(560, 560)
            .toBuffer(),
          left: 560,
          top: 0,
        },
      ])
      .jpeg()
      .toBuffer();
    expect(await faces(a, both)).toMatchObject({ recapture: [{ step: "selfie", reason: "several_faces" }] });
  });

  test("the portrait's photograph as selfie is noticed: the same file, and a crop of the card", async () => {
    const same = await file("portrait-a");
    expect((await faces(same, same)).breakdown.facialSimilarity).toBe("attention");
    const cropped = await sharp(a)
      .extract({ left: 60, top: 150, width: 260, height: 330 })
      .resize(700)
      .modulate({ brightness: 1.1 })
      .jpeg({ quality: 60 })
      .toBuffer();
    expect((await faces(a, cropped)).breakdown.facialSimilarity).toBe("attention");
  });

  test("too dark to tell: asked for again, not judged", async () => {
    const dark = await sharp(b).linear(0.08, 0).jpeg().toBuffer();
    const verdict = await faces(a, dark);
    expect(verdict.breakdown.facialSimilarity).toBe("not_assessed");
    expect(verdict.recapture?.[0]?.step).toBe("selfie");
  });

  test.each([
    ["nothing", Buffer.alloc(0), "empty_file"],
    ["words", Buffer.from("no picture at all"), "unsupported_type"],
    ["half a picture", null, "unreadable_image"],
  ])("%s cannot be examined", async (_name, bytes, code) => {
    const given = bytes ?? selfie.subarray(0, selfie.length / 2);
    const error = await compareFaces({ document: a, selfie: given }).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code });
  });

  test("no descriptor leaves the engine", async () => {
    const text = JSON.stringify(await compareFaces({ document: a, selfie }));
    expect(text.length).toBeLessThan(3_000);
    expect(text).not.toContain("descriptor");
  });
});

describe("liveness", { timeout: SLOW }, () => {
  const judged = async (input: Partial<LivenessInput>, challenge: LivenessAction[]) =>
    judgeLivenessCheck(
      await judgeLiveness({
        ...{ document: await card(await file("portrait-a")), selfie: null, frames: [], ...input },
      }),
      challenge,
      { limits: thresholdsOf(LIVENESS_THRESHOLDS, {}), required: [] },
    );

  test.each([
    [["turn_left", "smile", "close_eyes"]],
    [["open_mouth", "tilt_right", "turn_right"]],
    [["tilt_left", "turn_left", "open_mouth"]],
  ] as LivenessAction[][][])("a person who does %j is clear", async (challenge) => {
    const model = await portraitModel("portrait-a");
    const selfie = await poseFrame(model, { turn: 4 }, 7);
    const verdict = await judged({ selfie, frames: await challengeFrames(model, challenge) }, challenge);
    expect(verdict.breakdown).toEqual({
      ...{ livenessChallenge: "clear", presentationAttack: "clear" },
      ...{ faceDetection: "clear", facialSimilarity: "clear" },
    });
  });

  test("every action is told from every other", async () => {
    const model = await portraitModel("portrait-a");
    for (const done of LIVENESS_ACTIONS) {
      const measured = await judgeLiveness({
        ...{ document: null, selfie: null },
        frames: (await challengeFrames(model, [done])).map((frame) => ({ ...frame, action: null })),
      });
      const seen = LIVENESS_ACTIONS.filter((asked) => {
        const limits = thresholdsOf(LIVENESS_THRESHOLDS, {});
        const verdict = judgeLivenessCheck(measured, [asked], { limits, required: [] });
        return verdict.breakdown.livenessChallenge === "clear";
      });
      expect([done, seen]).toEqual([done, [done]]);
    }
  });

  test("somebody else takes over half way", async () => {
    const challenge: LivenessAction[] = ["turn_left", "smile"];
    const [first, second] = [await portraitModel("portrait-a"), await portraitModel("portrait-c")];
    const [ours, theirs] = [
      await challengeFrames(first, challenge),
      await challengeFrames(second, challenge),
    ];
    const frames = [...ours.slice(0, 4), ...theirs.slice(4)];
    const verdict = await judged({ selfie: await poseFrame(first, {}), frames }, challenge);
    expect(verdict.breakdown.presentationAttack).toBe("issue");
    expect(verdict.failureReason).toBe("liveness_failed");
  });

  test("one frozen picture answers nothing and repeats itself", async () => {
    const still = await poseFrame(await portraitModel("portrait-a"), {});
    const frames = ["turn_left", "turn_left", "smile", "smile"].map((action, i) => ({
      ...{ bytes: still, action, takenMs: 300 + i * 400 },
    }));
    const verdict = await judged({ selfie: still, frames }, ["turn_left", "smile"]);
    expect(verdict.breakdown).toMatchObject({ livenessChallenge: "issue", presentationAttack: "attention" });
  });

  test("a flat print that is swung does not turn, or is found flat", async () => {
    const print = await file("portrait-a");
    const swung = async (share: number) =>
      sharp(print)
        .resize(Math.round(560 * share), 560, { fit: "fill" })
        .extend({ left: 100, right: 100, background: "#666" })
        .jpeg()
        .toBuffer();
    const frames = [1, 0.98, 0.85, 0.7, 0.6].map(async (share, i) => ({
      ...{ bytes: await swung(share), action: i < 2 ? null : "turn_left", takenMs: 300 + i * 400 },
    }));
    const verdict = await judged({ selfie: print, frames: await Promise.all(frames) }, ["turn_left"]);
    const { livenessChallenge, presentationAttack } = verdict.breakdown;
    expect(livenessChallenge === "issue" || presentationAttack === "attention").toBe(true);
  });
});
