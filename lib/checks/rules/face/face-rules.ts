import type { FaceComparison } from "../../engine/face/compare-faces";
import type { PictureFaces } from "../../engine/face/measure-face";
import type { Evidence } from "../../provider";
import type { ThresholdName } from "../../thresholds";
import type { Examined, Finding } from "../finding";
import type { FaceFinding } from "./face-findings";

export const FACE_THRESHOLDS = [
  "faceDistance",
  "faceDistanceReview",
  "faceScore",
  "faceEyeDistance",
  "portraitEyeDistance",
  "faceBrightness",
  "faceSharpness",
  "otherFaceSize",
  "samePictureLikeness",
] as const satisfies readonly ThresholdName[];

export type FaceLimits = Record<(typeof FACE_THRESHOLDS)[number], number>;
export type ComparedFaces = Omit<FaceComparison, "engine">;
type Found = Finding<FaceFinding>;
type Step = "document_front" | "selfie";

/** 1 − distance: 1 for one photograph, about 0.47 for two people at random. */
export const similarityOf = (distance: number): number => Number((1 - distance).toFixed(4));

/** Whether each picture shows the face it should, large and clear enough. */
export function faceDetection(compared: ComparedFaces, limits: FaceLimits): Examined<FaceFinding> {
  const findings = [...missing(compared, limits), ...poor(compared, limits)];
  const { document, selfie } = compared;
  return {
    method: "SSD MobileNet face detector and 68 landmarks (face-api), largest face of each picture",
    measured: `document ${counted(document)}, selfie ${counted(selfie)}`,
    threshold: limits.faceScore,
    regions: [...regions(document, "document_front", "portrait"), ...regions(selfie, "selfie", "face")],
    note: noteOf(compared, limits),
    findings,
  };
}

/** Whether both faces are one person's, by the distance of their descriptors. */
export function facialSimilarity(compared: ComparedFaces, limits: FaceLimits): Examined<FaceFinding> {
  const method =
    "Euclidean distance of 128-value face descriptors of length 1 (face-api, dlib's face chips, mean of mirror images); error rates in docs/accuracy.md";
  const { distance, document, selfie } = compared;
  const blame = faceDetectionBlame(compared, limits);
  if (distance === null || blame) {
    return { method, notAssessed: blame ?? "A face is missing: there was nothing to compare." };
  }
  const at = { measured: distance, threshold: limits.faceDistance };
  const where = [...regions(document, "document_front", "portrait"), ...regions(selfie, "selfie", "face")];
  const name =
    distance > Math.max(limits.faceDistanceReview, limits.faceDistance)
      ? "different_faces"
      : distance > limits.faceDistance
        ? "unsure"
        : null;
  return {
    ...{ method, ...at, regions: where, note: `Similarity ${similarityOf(distance)}.` },
    findings: name ? [{ name, ...at, regions: where }] : [],
  };
}

/** The selfie being a photograph of the document's portrait, if it is. */
export function samePicture({ samePicture: same }: ComparedFaces, limits: FaceLimits): Found[] {
  const { identicalFiles, likeness } = same;
  if (!identicalFiles && (likeness === null || likeness < limits.samePictureLikeness)) return [];
  return [
    { name: "same_picture", measured: identicalFiles ? 1 : likeness, threshold: limits.samePictureLikeness },
  ];
}

function missing({ document, selfie }: ComparedFaces, limits: FaceLimits): Found[] {
  const found: Found[] = [];
  const threshold = limits.faceScore;
  if (!isFace(document, limits)) {
    const measured = document.face?.score ?? 0;
    found.push({ name: "no_portrait", measured, threshold, recapture: again("document_front", "no_face") });
  }
  if (!isFace(selfie, limits)) {
    const measured = selfie.face?.score ?? 0;
    found.push({ name: "no_face", measured, threshold, recapture: again("selfie", "no_face") });
  }
  const near = selfie.others.filter(
    (other) => other.size >= limits.otherFaceSize && other.score >= threshold,
  );
  if (near.length > 0) {
    found.push({
      ...{ name: "several_faces", measured: near.length + 1, threshold: 1 },
      regions: near.map(({ box }) => ({ step: "selfie", box, label: "another face" })),
      recapture: again("selfie", "several_faces"),
    });
  }
  return found;
}

/** Flaws count only when the faces did not agree: a dark picture that matched is a match. */
function poor(compared: ComparedFaces, limits: FaceLimits): Found[] {
  if (compared.distance !== null && compared.distance <= limits.faceDistance) return [];
  return flaws(compared, limits);
}

function flaws({ document, selfie }: ComparedFaces, limits: FaceLimits): Found[] {
  const found: Found[] = [];
  const look = (
    faces: PictureFaces,
    step: Step,
    small: "face_too_small" | "portrait_too_small",
    least: number,
  ) => {
    const { face } = faces;
    if (!face || !isFace(faces, limits)) return;
    const at = { regions: regions(faces, step, "face") };
    if (face.eyeDistance < least) {
      const reason = step === "selfie" ? "face_too_small" : "too_small";
      found.push({
        name: small,
        measured: face.eyeDistance,
        threshold: least,
        recapture: again(step, reason),
        ...at,
      });
    }
    if (face.brightness < limits.faceBrightness) {
      const [measured, threshold] = [face.brightness, limits.faceBrightness];
      found.push({ name: "too_dark", measured, threshold, recapture: again(step, "too_dark"), ...at });
    }
    if (face.sharpness < limits.faceSharpness) {
      const [measured, threshold] = [face.sharpness, limits.faceSharpness];
      found.push({ name: "blurred", measured, threshold, recapture: again(step, "blurred"), ...at });
    }
  };
  look(selfie, "selfie", "face_too_small", limits.faceEyeDistance);
  look(document, "document_front", "portrait_too_small", limits.portraitEyeDistance);
  return found;
}

function faceDetectionBlame(compared: ComparedFaces, limits: FaceLimits): string | null {
  if (missing(compared, limits).length > 0)
    return "A face is missing, or not the only one: nothing was compared.";
  return poor(compared, limits).length > 0 ? "A picture is too poor to tell two people apart by it." : null;
}

function noteOf(compared: ComparedFaces, limits: FaceLimits): string {
  const seen = poor(compared, limits).length === 0 ? flaws(compared, limits) : [];
  return seen.length > 0
    ? `Noted although the faces agree: ${seen.map(({ name }) => name.replaceAll("_", " ")).join(", ")}.`
    : "";
}

const isFace = ({ face }: PictureFaces, limits: FaceLimits): boolean =>
  face !== null && face.score >= limits.faceScore;

const counted = ({ face, others }: PictureFaces): string =>
  face ? `${others.length + 1} (${face.score})` : "0";

const again = <R>(step: Step, reason: R) => ({ step, reason });

function regions({ face }: PictureFaces, step: Step, label: string): NonNullable<Evidence["regions"]> {
  return face ? [{ step, box: face.box, label }] : [];
}
