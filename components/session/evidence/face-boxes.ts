import type { MediaView, RegionView } from "../session-page-view";

const FACE_CHECKS = ["facialSimilarity", "faceDetection"];

/** The face the engine found on this picture, if it did. */
export function faceBox(regions: readonly RegionView[], media: MediaView): RegionView["box"] | null {
  const own = regions.filter(
    (r) => FACE_CHECKS.includes(r.key) && r.step === media.step && (r.frame ?? null) === media.frame,
  );
  return own.toSorted((a, b) => FACE_CHECKS.indexOf(a.key) - FACE_CHECKS.indexOf(b.key))[0]?.box ?? null;
}
