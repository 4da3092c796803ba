type ThresholdDefinition = {
  /** Used unless the tenant set its own. */
  default: number;
  min: number;
  max: number;
  /** What is compared with it, and what happens beyond it: shown where an admin sets it. */
  about: string;
};

/**
 * Every limit a verdict depends on. A tenant may set its own (TenantSettings.thresholds); what a verdict used stands
 * in its EngineStamp, so that the verdict can be computed again. A new limit: a line here.
 */
export const THRESHOLDS = {
  documentSharpness: {
    default: 25,
    min: 0,
    max: 1000,
    about: "Variance of the Laplacian inside the document; a picture below it is blurred.",
  },
  documentGlare: {
    default: 0.06,
    min: 0,
    max: 1,
    about: "Share of the document burnt out by light; a picture above it has glare.",
  },
  documentBrightness: {
    default: 45,
    min: 0,
    max: 255,
    about: "Mean grey of the document; a picture below it is too dark.",
  },
  documentTextHeight: {
    default: 8,
    min: 0,
    max: 100,
    about: "Height of the smallest text line in pixels; a document below it is too small on its picture.",
  },
  mrzConfidence: {
    default: 0.85,
    min: 0,
    max: 1,
    about:
      "Mean certainty of the machine-readable zone's characters; below it a wrong check digit is a bad picture.",
  },
  mrzWeakest: {
    default: 0.5,
    min: 0,
    max: 1,
    about: "Certainty of the least sure character of the machine-readable zone; as mrzConfidence.",
  },
  mrzPitchDeviation: {
    default: 0.3,
    min: 0,
    max: 5,
    about:
      "How unevenly the machine-readable zone's characters stand; above it the zone was not printed by an issuer.",
  },
  screenMoire: {
    default: 25,
    min: 0,
    max: 1000,
    about: "Strongest periodic pattern in standard deviations; above it a screen may have been photographed.",
  },
  screenFrame: {
    default: 0.7,
    min: 0,
    max: 1,
    about:
      "How much a straight dark frame surrounds the document; above it a screen may have been photographed.",
  },
  copyChroma: {
    default: 3,
    min: 0,
    max: 255,
    about: "Mean colourfulness; a picture below it is a grey copy.",
  },
  zoneConfidence: {
    default: 0.9,
    min: 0,
    max: 1,
    about:
      "Certainty above which a printed value that contradicts the machine-readable zone is a sign of tampering.",
  },
  expiryYearsAhead: {
    default: 20,
    min: 1,
    max: 120,
    about: "Years a document may still be valid; an expiry date further away is implausible.",
  },
  acceptSpecimens: {
    default: 0,
    min: 0,
    max: 1,
    about:
      "1 takes documents of Utopia (UTO), the specimens of ICAO 9303, as a country's. For trying out only.",
  },
  addressConfidence: {
    default: 0.7,
    min: 0,
    max: 1,
    about:
      "Mean certainty of the text read from a picture of a proof of address; below it the picture is unreadable.",
  },
  addressCharacters: {
    default: 60,
    min: 1,
    max: 10_000,
    about: "Letters and digits a proof of address must show to be a document at all.",
  },
  addressMatch: {
    default: 0.85,
    min: 0,
    max: 1,
    about:
      "Weighted share of the record's address found together on the document; from it on the address agrees.",
  },
  addressPartial: {
    default: 0.5,
    min: 0,
    max: 1,
    about:
      "As addressMatch; from it on the address agrees in part and a person looks, below it it is another one.",
  },
  screeningScore: {
    default: 0.8,
    min: 0.5,
    max: 1,
    about: "Score of a watchlist entry (name, birth date, country, gender); from it on the entry is a hit.",
  },
  addressMaxAgeMonths: { default: 3, min: 1, max: 60, about: "Months a proof of address may be old." },
  faceDistance: {
    default: 0.35,
    min: 0.1,
    max: 0.6,
    about: "Distance of the faces of document and selfie; up to it they are taken for one person's.",
  },
  faceDistanceReview: {
    default: 0.4,
    min: 0.1,
    max: 0.8,
    about: "As faceDistance; between the two a person looks, above it they are two people's.",
  },
  faceScore: {
    default: 0.5,
    min: 0,
    max: 1,
    about: "Certainty of the face detector; what is below it is not taken for a face.",
  },
  faceEyeDistance: {
    default: 36,
    min: 5,
    max: 500,
    about: "Between the eyes on a selfie, pixels; a face below it is too small.",
  },
  portraitEyeDistance: {
    default: 14,
    min: 5,
    max: 500,
    about: "Between the eyes of the document's portrait, pixels; a portrait below it is too small.",
  },
  faceBrightness: {
    default: 40,
    min: 0,
    max: 255,
    about: "Mean grey of a face; a picture below it is too dark.",
  },
  faceSharpness: {
    default: 0.003,
    min: 0,
    max: 10,
    about: "Fine detail of a face (Laplacian over grey variance); a picture below it is blurred.",
  },
  otherFaceSize: {
    default: 0.25,
    min: 0,
    max: 1,
    about: "Area of a second face over that of the largest; from it on a selfie shows several people.",
  },
  samePictureLikeness: {
    default: 0.92,
    min: 0.5,
    max: 1,
    about: "Correlation of the two faces as pictures; from it on selfie and portrait are one photograph.",
  },
  livenessTurn: {
    default: 10,
    min: 3,
    max: 45,
    about: "Degrees the head must turn from the straight frame, as the face mesh shows it.",
  },
  livenessTilt: {
    default: 10,
    min: 3,
    max: 45,
    about: "Degrees the head must tilt from the straight frame.",
  },
  livenessSmile: {
    default: 1,
    min: 0.2,
    max: 5,
    about:
      "A smile: 1 is a mouth wider by a tenth than at rest, or 0.4 more certainty of the expression model.",
  },
  livenessMouth: {
    default: 0.08,
    min: 0.02,
    max: 0.5,
    about: "How much wider the lips must part than at rest, over the distance of the eyes.",
  },
  livenessEyes: {
    default: 0.35,
    min: 0.1,
    max: 0.95,
    about: "Share of the eyes' opening at rest that must be gone when they are closed.",
  },
  livenessStraight: {
    default: 15,
    min: 3,
    max: 45,
    about: "Degrees the straight frame may be turned or tilted.",
  },
  livenessDistance: {
    default: 0.45,
    min: 0.1,
    max: 0.8,
    about: "Distance of the faces of two frames, whatever their pose; above it they are two people's.",
  },
  livenessParallax: {
    default: 0.08,
    min: 0,
    max: 1,
    about: "How far the nose must move against the face in a turn; below it the face is flat.",
  },
  livenessRepeats: {
    default: 0.3,
    min: 0,
    max: 1,
    about: "Share of frames that may repeat an earlier one exactly.",
  },
  passiveReal: {
    default: 0.25,
    min: 0,
    max: 1,
    about: "Mean of the passive models' score; below it a presentation attack is possible.",
  },
  screenPattern: {
    default: 26,
    min: 0,
    max: 200,
    about: "Strongest regular pattern over what is usual, dB; above it a screen may have been filmed.",
  },
} as const satisfies Record<string, ThresholdDefinition>;

export type ThresholdName = keyof typeof THRESHOLDS;

/**
 * The limits in force: the tenant's where they are numbers within their range, else the defaults. A setting out of
 * range is as if it were not there: nothing a tenant can write switches a check off by accident.
 */
export function thresholdsOf<N extends ThresholdName>(
  names: readonly N[],
  set: Record<string, number>,
): Record<N, number> {
  return Object.fromEntries(
    names.map((name) => {
      const { default: usual, min, max }: ThresholdDefinition = THRESHOLDS[name];
      const own = Object.hasOwn(set, name) ? set[name] : undefined;
      return [name, typeof own === "number" && own >= min && own <= max ? own : usual];
    }),
  ) as Record<N, number>;
}
