import type { PictureQuality } from "../../engine/document/document-reading";
import type { RecaptureReason } from "../../provider";
import type { Examined, Finding } from "../finding";
import type { DocumentFacts } from "./document-facts";
import type { DocumentFinding } from "./document-findings";
import { mrzTrust } from "./mrz-trust";

type Found = Finding<DocumentFinding>;
type Flaw = "too_dark" | "glare" | "blurred" | "too_small" | "cut_off";

/** The picture's flaws, the likeliest reason for not reading it first. */
function flawsOf(picture: PictureQuality, limits: DocumentFacts["limits"]): Found[] {
  const flaws: [Flaw, boolean, number, number][] = [
    [
      "too_dark",
      picture.brightness < limits.documentBrightness,
      picture.brightness,
      limits.documentBrightness,
    ],
    ["glare", picture.glare > limits.documentGlare, picture.glare, limits.documentGlare],
    ["blurred", picture.sharpness < limits.documentSharpness, picture.sharpness, limits.documentSharpness],
    [
      "too_small",
      picture.textHeight !== null && picture.textHeight < limits.documentTextHeight,
      picture.textHeight ?? 0,
      limits.documentTextHeight,
    ],
    ["cut_off", picture.cutOff, picture.cutOffEdges.length, 0],
  ];
  return flaws
    .filter(([, isMet]) => isMet)
    .map(([name, , measured, threshold]) => ({
      ...{ name, measured, threshold },
      ...(picture.documentBox ? { regions: [{ step: picture.step, box: picture.documentBox }] } : {}),
    }));
}

/** Whether a picture has a flaw that may be why something on it was not read. */
export const hasFlaw = ({ reading, limits }: DocumentFacts): boolean =>
  reading.pictures.some((picture) => flawsOf(picture, limits).length > 0);

/** Whether enough was read to say whose document it is. */
export const isReadable = ({ reading: { mrz, visual } }: DocumentFacts): boolean =>
  mrz !== null ||
  (visual.fields.last_name !== undefined &&
    (visual.fields.document_number !== undefined || visual.fields.date_of_birth !== undefined));

/**
 * Whether the pictures are good enough to judge by. A flaw of a picture that was read all the same is worth a
 * look (`consider`); a document that could not be read is asked for again, for the flaw that explains it best.
 */
export function imageQuality(facts: DocumentFacts): Examined<DocumentFinding> {
  const { reading, limits } = facts;
  const method = "sharpness, glare, brightness, size and edges of each picture; certainty of its text";
  const flaws = reading.pictures.flatMap((picture) => flawsOf(picture, limits));
  const [front] = reading.pictures;
  const measured = front ? Math.round(front.sharpness) : null;
  const threshold = limits.documentSharpness;
  const failure = failureOf(facts, flaws);
  return { method, measured, threshold, findings: failure ? [failure, ...flaws] : flaws };
}

function failureOf(facts: DocumentFacts, flaws: Found[]): Found | null {
  const { mrz, pictures, visual } = facts.reading;
  const front = pictures.find((p) => p.step === "document_front");
  const isEmpty = pictures.every((p) => p.documentBox === null);
  if (!mrz && (isEmpty || visual.lines.length === 0)) {
    // Sharpness says nothing of an empty picture; darkness and glare may have hidden the document.
    const hidden = flaws.filter((flaw) => flaw.name === "too_dark" || flaw.name === "glare");
    const reason = reasonOf(hidden) ?? "no_document";
    return { name: "no_document", recapture: { step: "document_front", reason } };
  }
  if (mrzTrust(facts) === "unsure" && mrz) {
    return {
      ...{ name: "mrz_unsure", measured: mrz.confidence, threshold: facts.limits.mrzConfidence },
      regions: [{ step: mrz.step, box: mrz.box }],
      recapture: { step: mrz.step, reason: reasonOf(flaws) ?? "unreadable" },
    };
  }
  const isPassport = facts.reading.documentType?.kind === "passport";
  if (!isReadable(facts) || (isPassport && !mrz)) {
    const reason = reasonOf(flaws) ?? (front?.cutOff ? "cut_off" : "unreadable");
    return { name: "unreadable", recapture: { step: "document_front", reason } };
  }
  return null;
}

const reasonOf = ([flaw]: Found[]): RecaptureReason | null => (flaw ? (flaw.name as Flaw) : null);
