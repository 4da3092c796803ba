import { stateCode } from "../../../documents/state-code";
import type { MrzFormat, ParsedMrz } from "../../mrz/mrz";
import { MRZ_LAYOUTS, type MrzPlace } from "../../mrz/mrz-layout";
import { parseMrz } from "../../mrz/parse-mrz";
import type { MrzCorrection } from "../document-reading";
import type { FittedLine, FittedPlace } from "./fit-line";
import { lineClasses } from "./line-classes";
import { MRZ_CHARACTERS } from "./line-evidence";

/** A character the reader thought possible in place of its first choice. */
type Alternative = { line: number; position: number; to: string; cost: number };

export type SettledMrz = {
  parsed: ParsedMrz;
  corrections: MrzCorrection[];
  confidence: number;
  weakest: number;
};

/** Characters that print hardly tells apart: between these alone an alphabet or a check digit may decide. */
const SAME = ["O0", "Q0", "D0", "I1", "S5", "B8", "Z2", "G6"];
const isSameInPrint = (a: string, b: string) => SAME.some((pair) => pair.includes(a) && pair.includes(b));

/**
 * An alternative counts only where the reader itself was torn: this much less likely at most (natural log, 1.6 is a
 * fifth). Wider, and one in twenty documents with a wrong digit printed would be called right (bench/checks/documents).
 */
const TORN = 1.6;
/** From this probability on the reader saw something: what a layout admits but nobody saw is not put in its place. */
const SAW = 0.35;
/** Two solutions this near each other: nobody can tell which is printed. */
const AMBIGUOUS = 0.15;
/** A character counts as seen from this probability on. */
const LEAST_SEEN = 0.2;
const MOST_CHANGES = 1;

/**
 * Chooses the characters of fitted lines: in each place the likeliest the layout allows; where a check digit then
 * disagrees, the likeliest combination of alternatives in doubt for which every check digit is right. What the reader
 * was sure of stays, and so does a wrong check digit that is printed.
 */
export function settleCharacters(
  format: MrzFormat,
  fitted: readonly FittedLine[],
  now: Date,
): SettledMrz | null {
  const classes = lineClasses(format);
  const first = fitted.map(({ places }, line) =>
    places
      .map((place, position) => (place.seen < LEAST_SEEN ? "<" : likeliest(place, classes[line]?.[position])))
      .join(""),
  );
  const coded = settleCodes(format, first, fitted);
  const parsed = parseMrz(coded, now);
  if (!parsed || parsed.format !== format) return null;
  const solved = parsed.valid ? coded : solve(format, coded, fitted, now);
  const final = solved === coded ? parsed : (parseMrz(solved, now) ?? parsed);
  const sure = final.lines.flatMap((text, line) =>
    [...text].map((character, i) => probability(fitted[line]?.places[i], character)),
  );
  return {
    parsed: final,
    corrections: corrections(first, coded, final.lines, fitted),
    confidence: sure.reduce((sum, value) => sum + value, 0) / sure.length,
    weakest: Math.min(...sure),
  };
}

const probability = (place: FittedPlace | undefined, character: string) =>
  place?.probabilities[MRZ_CHARACTERS.indexOf(character)] ?? 0;

/**
 * The likeliest character that may stand there. One that may not, but was surely read, stays (a fault of the document
 * or of the fit), unless print makes no difference between the two.
 */
function likeliest({ probabilities }: FittedPlace, classes: Uint8Array | undefined): string {
  const [best, any] = [most(probabilities, classes ?? ALL), most(probabilities, ALL)];
  const [wanted, seen] = [MRZ_CHARACTERS.charAt(best), MRZ_CHARACTERS.charAt(any)];
  const isOther = (probabilities[any] ?? 0) > SAW && (probabilities[best] ?? 0) < 0.05;
  return isOther && !isSameInPrint(wanted, seen) ? seen : wanted;
}

function most(probabilities: Float32Array, classes: Uint8Array): number {
  let best = -1;
  for (const k of classes) {
    if (best < 0 || (probabilities[k - 1] ?? 0) > (probabilities[best] ?? 0)) best = k - 1;
  }
  return Math.max(0, best);
}

function alternatives(line: number, position: number, now: string, place: FittedPlace, classes: Uint8Array) {
  // Where nothing was seen there is nothing to choose from.
  if (place.seen < LEAST_SEEN) return [];
  const base = Math.log(probability(place, now));
  const found: Alternative[] = [];
  for (const k of classes) {
    const to = MRZ_CHARACTERS.charAt(k - 1);
    const cost = base - Math.log(probability(place, to));
    if (isSameInPrint(now, to) && to !== now && cost <= TORN) found.push({ line, position, to, cost });
  }
  return found;
}

const changed = (lines: readonly string[], changes: readonly Alternative[]) => {
  const out = lines.map((line) => [...line]);
  for (const { line, position, to } of changes) {
    const row = out[line];
    if (row) row[position] = to;
  }
  return out.map((line) => line.join(""));
};

/** State codes that no list knows give way to one in doubt that is known. */
function settleCodes(format: MrzFormat, lines: string[], fitted: readonly FittedLine[]): string[] {
  let settled = lines;
  for (const place of MRZ_LAYOUTS[format].places) {
    if (place.name !== "issuingState" && place.name !== "nationality") continue;
    const read = (text: readonly string[]) =>
      (text[place.line] ?? "").slice(place.start, place.end).replace(/<+$/, "");
    if (stateCode(read(settled)).known) continue;
    const options = allAlternatives(format, settled, fitted, [place]);
    const tries = combinations(options, 2).filter(
      (changes) => stateCode(read(changed(settled, changes))).known,
    );
    const [best] = tries;
    if (best) settled = changed(settled, best);
  }
  return settled;
}

function allAlternatives(
  format: MrzFormat,
  lines: readonly string[],
  fitted: readonly FittedLine[],
  places: readonly MrzPlace[],
): Alternative[] {
  const classes = lineClasses(format);
  return places.flatMap(({ line, start, end }) =>
    Array.from({ length: end - start }, (_, i) => start + i).flatMap((position) => {
      const place = fitted[line]?.places[position];
      const allowed = classes[line]?.[position];
      return place && allowed
        ? alternatives(line, position, lines[line]?.charAt(position) ?? "<", place, allowed)
        : [];
    }),
  );
}

/** Sets of at most `most` alternatives at different places, the likeliest first. */
function combinations(options: readonly Alternative[], most: number): Alternative[][] {
  const sorted = [...options].sort((a, b) => a.cost - b.cost).slice(0, 24);
  const sets: { cost: number; changes: Alternative[] }[] = [];
  const grow = (from: number, changes: Alternative[], cost: number) => {
    if (changes.length > 0) sets.push({ cost, changes });
    if (changes.length === most) return;
    for (let i = from; i < sorted.length; i++) {
      const next = sorted[i];
      if (!next || changes.some((one) => one.line === next.line && one.position === next.position)) continue;
      grow(i + 1, [...changes, next], cost + next.cost);
    }
  };
  grow(0, [], 0);
  return sets.sort((a, b) => a.cost - b.cost).map(({ changes }) => changes);
}

const CHECKED = new Set([
  ...["documentNumber", "documentNumberCheck", "dateOfBirth", "dateOfBirthCheck", "expiryDate"],
  ...["expiryDateCheck", "optionalData", "optionalDataCheck", "optionalData2", "compositeCheck"],
]);

function solve(format: MrzFormat, lines: string[], fitted: readonly FittedLine[], now: Date): string[] {
  const { places, composite } = MRZ_LAYOUTS[format];
  // Nothing checks a visa's optional data, so nothing there can be chosen by sums.
  const checked = places.filter(({ name }) => CHECKED.has(name) && (composite || name !== "optionalData"));
  const options = allAlternatives(format, lines, fitted, checked);
  const costOf = (changes: readonly Alternative[]) => changes.reduce((sum, { cost }) => sum + cost, 0);
  let best: { text: string[]; cost: number } | undefined;
  for (const changes of combinations(options, MOST_CHANGES)) {
    const cost = costOf(changes);
    if (best && cost > best.cost + AMBIGUOUS) break;
    const text = changed(lines, changes);
    if (!parseMrz(text, now)?.valid) continue;
    if (best) return lines;
    best = { text, cost };
  }
  return best?.text ?? lines;
}

/** Where the final text differs from what the recogniser would have said by itself, and why. */
function corrections(
  first: readonly string[],
  coded: readonly string[],
  final: readonly string[],
  fitted: readonly FittedLine[],
): MrzCorrection[] {
  return final.flatMap((text, line) =>
    [...text].flatMap((to, position): MrzCorrection[] => {
      const place = fitted[line]?.places[position];
      if (!place) return [];
      const from = place.seen < LEAST_SEEN ? "" : likeliest(place, ALL);
      if (from === to) return [];
      const by =
        coded[line]?.charAt(position) !== to
          ? "check_digit"
          : from === "" || first[line]?.charAt(position) !== to
            ? "layout"
            : "alphabet";
      return [{ line, position, from, to, by }];
    }),
  );
}

const ALL = Uint8Array.from(MRZ_CHARACTERS, (_, i) => i + 1);
