import type { MrzCheckDigit, MrzFields, MrzFormat, ParsedMrz } from "../mrz/mrz";

/** A rectangle on a picture in fractions (0 to 1) of the upright picture's width and height. */
export type Box = [left: number, top: number, width: number, height: number];
export type DocumentStep = "document_front" | "document_back";

/**
 * A character that the layout or the check digits decided between candidates the reader itself was unsure about.
 * `from`: its first choice; "" when it saw nothing there (a filler it had dropped).
 */
export type MrzCorrection = {
  /** From 0. */
  line: number;
  /** From 0. */
  position: number;
  from: string;
  to: string;
  /** alphabet: the field admits no other; check_digit: the sums chose; layout: a filler restored or removed. */
  by: "alphabet" | "check_digit" | "layout";
};

export type MrzReading = {
  format: MrzFormat;
  lines: string[];
  /** Structure holds and every check digit is right. Never made true by changing a character read surely. */
  valid: boolean;
  checkDigits: MrzCheckDigit[];
  faults: ParsedMrz["faults"];
  corrections: MrzCorrection[];
  fields: MrzFields;
  /** 0 to 1: the mean probability the reader gave the characters it chose. */
  confidence: number;
  /** The least sure character's probability. */
  weakest: number;
  /** Height of a line's characters in pixels of the picture given. */
  characterHeight: number;
  /** How evenly characters stand in their cells (OCR-B is monospaced): 0 perfect; null: not measured. */
  pitchDeviation: number | null;
  step: DocumentStep;
  box: Box;
};

/** A value read from the visual zone. */
export type VisualField = { value: string; confidence: number; box: Box; step: DocumentStep };

export type VisualZoneField =
  | "first_name"
  | "last_name"
  | "date_of_birth"
  | "document_number"
  | "expiry_date"
  | "issue_date"
  | "issuing_authority"
  | "nationality"
  | "gender"
  | "address";

export type VisualZone = {
  /** Only what could be read; dates as ISO days. */
  fields: Partial<Record<VisualZoneField, VisualField>>;
  /** Every line read outside the MRZ, in reading order. */
  lines: { text: string; confidence: number; box: Box; step: DocumentStep }[];
};

/** What was measured on one picture; thresholds and verdicts are the rules'. */
export type PictureQuality = {
  step: DocumentStep;
  /** Of the picture as given, EXIF orientation applied. */
  width: number;
  height: number;
  /** Turn (clockwise degrees) that brings the document upright: 0, 90, 180, 270; null: could not be told. */
  turn: 0 | 90 | 180 | 270 | null;
  /** Finer tilt left after that turn, degrees. */
  tilt: number | null;
  /** The document on the picture; null when no text was found. */
  documentBox: Box | null;
  /** Share of the picture's area that the document covers. */
  coverage: number | null;
  /** Text or document touches the picture's edge. */
  cutOff: boolean;
  cutOffEdges: ("left" | "top" | "right" | "bottom")[];
  /** Variance of the Laplacian at 1,000 px width inside the document (8-bit grey): under about 60 is soft. */
  sharpness: number;
  /** Mean edge width of text strokes relative to character height; null without text. */
  blurRatio: number | null;
  /** Share of burnt-out pixels (all channels ≥ 250) inside the document in blobs larger than a character. */
  glare: number;
  /** Mean grey 0 to 255 and its spread (5th to 95th percentile). */
  brightness: number;
  contrast: number;
  /** Height in pixels of the smallest regular text line (the MRZ's where there is one). */
  textHeight: number | null;
  recapture: RecaptureSigns;
  metadata: MetadataSigns;
  /** A photocopy or grey scan: mean chroma (0 to 255) near 0. */
  chroma: number;
};

/** Signs that a screen or a print was photographed: signals beside others, never a verdict. */
export type RecaptureSigns = {
  /** Strongest periodic peak in the spectrum above its surroundings, in standard deviations. */
  moire: number;
  /** Cycles per pixel of that peak. */
  moireFrequency: number | null;
  /** A straight dark frame round the document, as a display's bezel. 0 to 1. */
  frame: number;
};

export type MetadataSigns = {
  /** "jpeg", "png"… as found in the bytes. */
  format: string;
  /** Camera make and model are present (their values are not kept). */
  hasCamera: boolean;
  /** Editing software named in EXIF, XMP or PNG text; null when none is. */
  editor: string | null;
  /** Claims to be a screenshot, or has a display's exact size and no camera. */
  screenshot: boolean;
};

export type DocumentKind = "passport" | "identity_card" | "residence_permit" | "driving_licence" | "visa";

export type DocumentReading = {
  mrz: MrzReading | null;
  visual: VisualZone;
  /** Best guess and where it comes from; null: neither MRZ nor wording tells. */
  documentType: { kind: DocumentKind; from: "mrz" | "wording" } | null;
  pictures: PictureQuality[];
  engine: TextEngineStamp;
  /** Milliseconds spent, by stage. */
  timings: Record<string, number>;
};

/** Model file name → SHA-256 (hex), as in EngineStamp. */
export type TextEngineStamp = { name: string; version: string; models: Record<string, string> };
