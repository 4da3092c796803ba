/** Upload limits. Bytes are checked while they arrive, pixels before anything is decoded. */
export const MAX_PICTURE_BYTES = 15 * 1024 * 1024;
export const MAX_PDF_BYTES = 10 * 1024 * 1024;
export const MAX_PIXELS = 50_000_000;
/** Longest side of a stored picture, pixels. */
export const MAX_SIDE = 4000;
/** Shortest side that can show anything at all, pixels. */
export const MIN_SIDE = 100;
/** Pictures a person may hand in for one try of a step, each in place of the one before: against abuse only. */
export const MAX_REPLACEMENTS = 10;
/** Of a liveness capture: all frames together, their number, and the longest side of a stored one. */
export const MAX_LIVENESS_BYTES = 12 * 1024 * 1024;
export const MIN_FRAMES = 3;
export const MAX_FRAMES = 24;
export const MAX_FRAME_SIDE = 1280;
