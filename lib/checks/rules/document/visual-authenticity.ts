import type { Examined, Finding } from "../finding";
import type { DocumentFacts } from "./document-facts";
import type { DocumentFinding } from "./document-findings";
import { isReadable } from "./image-quality";

type Found = Finding<DocumentFinding>;

/** What no photograph can show, in the words of docs/checks.md. */
const LIMITS_NOTE =
  "Not examined: features under UV and infrared light, holograms, the chip, and the issuer's own records.";

/**
 * Signs of forgery and of a photographed screen or copy, as far as pictures show them. None of them is proof, so
 * none fails a check by itself. Not assessed when nobody looked for a portrait: layout alone says too little.
 */
export function visualAuthenticity(facts: DocumentFacts): Examined<DocumentFinding> {
  const method =
    "spacing of the machine-readable zone; portrait present; periodic pattern, frame and colour; file metadata";
  if (!isReadable(facts)) return { method, notAssessed: "The document could not be read." };
  const findings = [
    ...printFindings(facts),
    ...facts.reading.pictures.flatMap((p) => pictureFindings(p, facts)),
  ];
  if (facts.portrait === null && findings.length === 0) {
    return { method, notAssessed: `The portrait was not looked for. ${LIMITS_NOTE}` };
  }
  const [front] = facts.reading.pictures;
  const box = facts.portrait?.box;
  return {
    ...{ method, measured: front ? round(front.recapture.moire) : null, threshold: facts.limits.screenMoire },
    ...(box ? { regions: [{ step: "document_front", box, label: "Portrait" }] } : {}),
    ...{ note: LIMITS_NOTE, findings },
  };
}

function printFindings({ reading: { mrz }, portrait, limits }: DocumentFacts): Found[] {
  const found: Found[] = [];
  const deviation = mrz?.pitchDeviation ?? null;
  if (mrz && deviation !== null && deviation > limits.mrzPitchDeviation) {
    const regions = [{ step: mrz.step, box: mrz.box }];
    found.push({
      name: "uneven_print",
      measured: round(deviation),
      threshold: limits.mrzPitchDeviation,
      regions,
    });
  }
  if (portrait?.faces === 0) found.push({ name: "no_portrait", measured: 0, threshold: 1 });
  return found;
}

function pictureFindings(
  { recapture, metadata, chroma, step, documentBox }: DocumentFacts["reading"]["pictures"][number],
  { limits }: DocumentFacts,
): Found[] {
  const regions: NonNullable<Found["regions"]> = documentBox ? [{ step, box: documentBox }] : [];
  const found: Found[] = [];
  const hasPattern = recapture.moire > limits.screenMoire;
  const hasFrame = recapture.frame > limits.screenFrame;
  if (hasPattern || hasFrame) {
    const [measured, threshold] = hasPattern
      ? [round(recapture.moire), limits.screenMoire]
      : [round(recapture.frame), limits.screenFrame];
    const name = hasPattern && hasFrame ? "screen_photographed" : "screen_signs";
    found.push({ name, measured, threshold, regions });
  }
  if (metadata.screenshot) found.push({ name: "screenshot", measured: metadata.format, regions });
  if (metadata.editor) found.push({ name: "edited", measured: metadata.editor, regions });
  if (chroma < limits.copyChroma) {
    found.push({ name: "grey_copy", measured: round(chroma), threshold: limits.copyChroma, regions });
  }
  return found;
}

const round = (value: number) => Math.round(value * 100) / 100;
