import { describe, expect, test } from "vitest";
import type { FaceComparison } from "../../engine/face/compare-faces";
import type { PictureFaces } from "../../engine/face/measure-face";
import { thresholdsOf } from "../../thresholds";
import { FACE_THRESHOLDS } from "./face-rules";
import { judgeFaces } from "./judge-faces";

const face = {
  ...{ box: [0.3, 0.2, 0.4, 0.5] as [number, number, number, number], score: 0.98, eyeDistance: 90 },
  ...{ brightness: 130, contrast: 40, sharpness: 0.2 },
};
const picture = (
  change: Partial<typeof face> | null = {},
  others: PictureFaces["others"] = [],
): PictureFaces => ({
  face: change && { ...face, ...change },
  others,
});
const compared = (change: Partial<FaceComparison> = {}): FaceComparison => ({
  document: picture(),
  selfie: picture(),
  distance: 0.2,
  samePicture: { identicalFiles: false, likeness: 0.6 },
  engine: { name: "veridesk-faces", version: "test", models: {} },
  ...change,
});
const limits = thresholdsOf(FACE_THRESHOLDS, {});
const judged = (change: Partial<FaceComparison> = {}, required: string[] = []) =>
  judgeFaces(compared(change), { limits, required });
const aside = (size: number) => [{ box: face.box, score: 0.9, size }];

describe("the verdict of a face comparison", () => {
  test.each<[string, Partial<FaceComparison>, string, string, string, string | undefined]>([
    ["one person", {}, "clear", "clear", "clear", undefined],
    ["at the threshold", { distance: limits.faceDistance }, "clear", "clear", "clear", undefined],
    ["just above it", { distance: 0.3501 }, "consider", "clear", "consider", "manual_review_required"],
    ["at the review limit", { distance: 0.4 }, "consider", "clear", "consider", "manual_review_required"],
    ["two people", { distance: 0.4001 }, "issue", "clear", "issue", "face_mismatch"],
    [
      "no portrait",
      { document: picture(null), distance: null },
      "issue",
      "issue",
      "not_assessed",
      "face_not_detected",
    ],
    [
      "no face on the selfie",
      { selfie: picture(null), distance: null },
      "issue",
      "issue",
      "not_assessed",
      "face_not_detected",
    ],
    [
      "a face that is hardly one",
      { selfie: picture({ score: 0.45 }) },
      "issue",
      "issue",
      "not_assessed",
      "face_not_detected",
    ],
    [
      "two people on the selfie",
      { selfie: picture({}, aside(0.5)) },
      "issue",
      "issue",
      "not_assessed",
      "face_not_detected",
    ],
    ["somebody far behind", { selfie: picture({}, aside(0.1)) }, "clear", "clear", "clear", undefined],
    ["a ghost portrait", { document: picture({}, aside(0.4)) }, "clear", "clear", "clear", undefined],
    ["dark, and one person", { selfie: picture({ brightness: 20 }) }, "clear", "clear", "clear", undefined],
    [
      "dark, and unlike",
      { selfie: picture({ brightness: 20 }), distance: 0.5 },
      "issue",
      "issue",
      "not_assessed",
      "face_not_detected",
    ],
    [
      "blurred, and unlike",
      { selfie: picture({ sharpness: 0.001 }), distance: 0.5 },
      "issue",
      "issue",
      "not_assessed",
      "face_not_detected",
    ],
    [
      "small, and unlike",
      { selfie: picture({ eyeDistance: 20 }), distance: 0.5 },
      "issue",
      "issue",
      "not_assessed",
      "face_not_detected",
    ],
    [
      "small portrait, and unlike",
      { document: picture({ eyeDistance: 9 }), distance: 0.5 },
      "issue",
      "issue",
      "not_assessed",
      "document_poor_quality",
    ],
    [
      "the same file twice",
      { distance: 0, samePicture: { identicalFiles: true, likeness: 1 } },
      "attention",
      "clear",
      "attention",
      "liveness_failed",
    ],
    [
      "a photograph of the portrait",
      { distance: 0.1, samePicture: { identicalFiles: false, likeness: 0.97 } },
      "attention",
      "clear",
      "attention",
      "liveness_failed",
    ],
  ])("%s", (_name, change, outcome, detection, similarity, reason) => {
    const verdict = judged(change);
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.breakdown).toEqual({ faceDetection: detection, facialSimilarity: similarity });
    expect(verdict.failureReason).toBe(reason);
    for (const name of ["faceDetection", "facialSimilarity"])
      expect(verdict.evidence[name]?.method).toBeTruthy();
  });

  test.each<[string, Partial<FaceComparison>, unknown]>([
    [
      "no portrait",
      { document: picture(null), distance: null },
      [{ step: "document_front", reason: "no_face" }],
    ],
    ["no face", { selfie: picture(null), distance: null }, [{ step: "selfie", reason: "no_face" }]],
    ["two people", { selfie: picture({}, aside(0.5)) }, [{ step: "selfie", reason: "several_faces" }]],
    [
      "too dark",
      { selfie: picture({ brightness: 5 }), distance: 0.5 },
      [{ step: "selfie", reason: "too_dark" }],
    ],
    [
      "blurred document",
      { document: picture({ sharpness: 0 }), distance: 0.5 },
      [{ step: "document_front", reason: "blurred" }],
    ],
    ["somebody else", { distance: 0.7 }, undefined],
    ["clear", {}, undefined],
  ])("asks again: %s", (_name, change, recapture) => {
    expect(judged(change).recapture).toEqual(recapture);
  });

  test("a sub-check the tenant demands and that was not assessed keeps it from clear", () => {
    const verdict = judged({ distance: null, document: picture(null) }, ["facialSimilarity"]);
    expect(verdict.outcome).toBe("issue");
  });

  test("carries numbers and places, thresholds and engine, and no template", () => {
    const verdict = judged();
    expect(verdict.details).toMatchObject({ distance: 0.2, similarity: 0.8, threshold: 0.35, match: true });
    expect(verdict.engine?.thresholds).toMatchObject({ faceDistance: 0.35 });
    expect(verdict.evidence.facialSimilarity).toMatchObject({
      measured: 0.2,
      threshold: 0.35,
      regions: [
        { step: "document_front", box: face.box },
        { step: "selfie", box: face.box },
      ],
    });
    expect(JSON.stringify(verdict)).not.toMatch(/descriptor"|embedding/);
  });
});
