import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { challengeFrames, portraitModel, poseFrame } from "@/e2e/fixtures/footage/challenge-frames";
import { specimenPassport } from "@/e2e/fixtures/footage/specimen-passport";
import { stopEngine } from "../../engine/host/run-engine-task";
import type { CaptureInput, CheckInput, CheckResult } from "../../provider";
import type { CheckType } from "../../registry";
import { local } from "./local";

afterAll(stopEngine);
// The engine's process starts from the sources, on a machine that others use too.
const SLOW = 120_000;

function checkInput(
  checkType: CheckType,
  files: Record<string, Buffer>,
  more: { frames?: CaptureInput["frames"]; actions?: string[] } = {},
): CheckInput {
  const capture = (step: "document_front" | "selfie"): CaptureInput[] =>
    files[step] ? [{ step, mediaId: step, contentType: "image/jpeg", warnings: [], frames: [] }] : [];
  return {
    ...{ checkId: "check", checkType, options: {}, now: new Date("2026-06-01T00:00:00Z") },
    entity: {
      ...{ firstName: null, middleName: null, lastName: null, dateOfBirth: null },
      ...{ gender: null, nationality: null, address: null },
    },
    captures: [
      ...capture("document_front"),
      ...capture("selfie"),
      { step: "liveness", mediaId: null, contentType: null, warnings: [], frames: more.frames ?? [] },
    ],
    challenge: more.actions ? { actions: more.actions, createdAt: new Date("2026-06-01T00:00:00Z") } : null,
    openMedia: async (mediaId) => files[mediaId] ?? null,
    screen: async () => null,
    policy: { thresholds: {}, requiredSubChecks: [] },
  };
}

/** What the local provider finds: it never waits for anybody. */
async function carryOut(input: CheckInput): Promise<CheckResult> {
  const result = await local.run(input, { state: null, save: async () => {} });
  if ("waiting" in result) throw new Error("The local provider waits.");
  return result;
}

const passport = async (name: string) => specimenPassport(await readFile(`e2e/fixtures/faces/${name}.jpg`));

describe("face checks by the local provider, in the engine's process", { timeout: SLOW }, () => {
  test("identity_check: the holder is clear, another person is not", async () => {
    const selfie = await poseFrame(await portraitModel("portrait-a"), { turn: 6 });
    const files = { document_front: await passport("portrait-a"), selfie };
    const verdict = await carryOut(checkInput("identity_check", files));
    expect(verdict.breakdown).toEqual({ faceDetection: "clear", facialSimilarity: "clear" });
    expect(verdict.engine?.models?.["face_recognition_model.bin"]).toMatch(/^[0-9a-f]{64}$/);
    const other = { ...files, document_front: await passport("portrait-c") };
    expect(await carryOut(checkInput("identity_check", other))).toMatchObject({
      ...{ outcome: "issue", failureReason: "face_mismatch" },
    });
  });

  test("a step that is missing is asked for, and nothing passes without it", async () => {
    const verdict = await carryOut(
      checkInput("identity_check", { document_front: await passport("portrait-a") }),
    );
    expect(verdict).toMatchObject({ outcome: "issue", recapture: [{ step: "selfie" }] });
    expect(verdict.breakdown.facialSimilarity).toBe("not_assessed");
  });

  test("a file that is gone is no verdict: the queue tries again", async () => {
    const input = checkInput("identity_check", {
      document_front: Buffer.from("x"),
      selfie: Buffer.from("x"),
    });
    await expect(carryOut({ ...input, openMedia: async () => null })).rejects.toThrow("gone");
  });

  test("enhanced_identity_check: the challenge followed, one person, the face of the document", async () => {
    const model = await portraitModel("portrait-a");
    const taken = await challengeFrames(model, ["turn_right", "open_mouth"]);
    const files: Record<string, Buffer> = {
      ...{ document_front: await passport("portrait-a"), selfie: await poseFrame(model, { turn: -5 }, 3) },
      ...Object.fromEntries(taken.map(({ bytes }, i) => [`frame ${i}`, bytes])),
    };
    const frames = taken.map(({ action, takenMs }, i) => ({ mediaId: `frame ${i}`, action, takenMs }));
    const run = (actions: string[]) =>
      carryOut(checkInput("enhanced_identity_check", files, { frames, actions }));
    expect((await run(["turn_right", "open_mouth"])).outcome).toBe("clear");
    expect(await run(["open_mouth", "turn_right"])).toMatchObject({
      ...{ outcome: "issue", failureReason: "liveness_failed" },
      recapture: [{ step: "liveness", reason: "challenge_not_followed" }],
    });
  });
});
