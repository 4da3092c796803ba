/** Hints a device may have shown before its person sent a picture as it is (captures.warnings). */
export const QUALITY_WARNINGS = [
  "blurred",
  "glare",
  "too_dark",
  "too_small",
  "off_centre",
  "wrong_side",
  "no_face",
] as const;
export type QualityWarning = (typeof QUALITY_WARNINGS)[number];

/** Written by the server: the liveness step was answered with a picture, without the challenge. */
export const WITHOUT_CHALLENGE = "without_challenge";

/** Written by the server in test mode: the file says that it is a specimen, so the engine reads it (docs/checks.md). */
export const SPECIMEN = "specimen";

/** Those of a comma-separated list that we know, each once: whatever else a device sends is left out. */
export function readWarnings(text: string | null): QualityWarning[] {
  const given = new Set((text ?? "").slice(0, 200).split(","));
  return QUALITY_WARNINGS.filter((warning) => given.has(warning));
}
