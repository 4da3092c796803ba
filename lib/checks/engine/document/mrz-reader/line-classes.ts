import type { MrzFormat } from "../../mrz/mrz";
import { MRZ_LAYOUTS, mayHold } from "../../mrz/mrz-layout";
import { MRZ_CHARACTERS } from "./line-evidence";

/** For each place of each line of a format: the classes (as in LineEvidence) that may stand there. */
export function lineClasses(format: MrzFormat): Uint8Array[][] {
  const known = CACHE.get(format);
  if (known) return known;
  const { lineCount, lineLength, places } = MRZ_LAYOUTS[format];
  const lines = Array.from({ length: lineCount }, (_, line) =>
    Array.from({ length: lineLength }, (_, position) => {
      const place = places.find((one) => one.line === line && one.start <= position && position < one.end);
      const characters = [...MRZ_CHARACTERS].filter(
        (character) =>
          (!place || mayHold(place.alphabet, character)) &&
          (line !== 0 || position !== 0 || startsLike(format, character)),
      );
      return Uint8Array.from(characters, (character) => MRZ_CHARACTERS.indexOf(character) + 1);
    }),
  );
  CACHE.set(format, lines);
  return lines;
}

const CACHE = new Map<MrzFormat, Uint8Array[][]>();

/** The first letter tells visas from the rest; passports begin with P, cards with A, C, I (9303 parts 4 to 7) or P, R, D in practice. */
function startsLike(format: MrzFormat, character: string): boolean {
  if (format.startsWith("MRV")) return character === "V";
  return format === "TD3" ? character !== "V" && character !== "<" : "ACIPRD".includes(character);
}
