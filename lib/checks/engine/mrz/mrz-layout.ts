import type { MrzFormat } from "./mrz";

/** Which characters a place may hold. digit-filler: digits, or `<` where the standard lets a date or check digit be unknown. */
export type MrzAlphabet = "letter" | "letter-filler" | "digit" | "digit-filler" | "any" | "sex" | "code";

export type MrzFieldName =
  | "documentCode"
  | "issuingState"
  | "names"
  | "documentNumber"
  | "documentNumberCheck"
  | "nationality"
  | "dateOfBirth"
  | "dateOfBirthCheck"
  | "sex"
  | "expiryDate"
  | "expiryDateCheck"
  | "optionalData"
  | "optionalDataCheck"
  | "optionalData2"
  | "compositeCheck";

/** `start` from 0, `end` exclusive. */
export type MrzPlace = {
  name: MrzFieldName;
  line: number;
  start: number;
  end: number;
  alphabet: MrzAlphabet;
};

type Span = [line: number, start: number, end: number];
export type MrzLayout = {
  format: MrzFormat;
  lineCount: 2 | 3;
  lineLength: 30 | 36 | 44;
  places: readonly MrzPlace[];
  /** What the composite check digit covers; null: the format has none. */
  composite: readonly Span[] | null;
  /** A document number of more than nine characters runs on into the optional data (9303 parts 5 and 6, note j). */
  numberOverflows: boolean;
};

const place = (
  name: MrzFieldName,
  line: number,
  start: number,
  end: number,
  alphabet: MrzAlphabet,
): MrzPlace => ({ name, line, start, end, alphabet });

const head = (nameEnd: number): MrzPlace[] => [
  place("documentCode", 0, 0, 2, "code"),
  place("issuingState", 0, 2, 5, "letter-filler"),
  place("names", 0, 5, nameEnd, "letter-filler"),
];

/** The second line as far as its optional data, alike in all two-line formats. */
const second = (numberCheck: MrzAlphabet): MrzPlace[] => [
  place("documentNumber", 1, 0, 9, "any"),
  place("documentNumberCheck", 1, 9, 10, numberCheck),
  place("nationality", 1, 10, 13, "letter-filler"),
  place("dateOfBirth", 1, 13, 19, "digit-filler"),
  place("dateOfBirthCheck", 1, 19, 20, "digit"),
  place("sex", 1, 20, 21, "sex"),
  place("expiryDate", 1, 21, 27, "digit-filler"),
  place("expiryDateCheck", 1, 27, 28, "digit"),
];

/** ICAO 9303, eighth edition: parts 4, 5, 6 and 7. */
export const MRZ_LAYOUTS: Record<MrzFormat, MrzLayout> = {
  TD3: {
    format: "TD3",
    lineCount: 2,
    lineLength: 44,
    places: [
      ...head(44),
      ...second("digit"),
      place("optionalData", 1, 28, 42, "any"),
      place("optionalDataCheck", 1, 42, 43, "digit-filler"),
      place("compositeCheck", 1, 43, 44, "digit"),
    ],
    composite: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 43],
    ],
    numberOverflows: false,
  },
  TD2: {
    format: "TD2",
    lineCount: 2,
    lineLength: 36,
    places: [
      ...head(36),
      ...second("digit-filler"),
      place("optionalData", 1, 28, 35, "any"),
      place("compositeCheck", 1, 35, 36, "digit"),
    ],
    composite: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 35],
    ],
    numberOverflows: true,
  },
  TD1: {
    format: "TD1",
    lineCount: 3,
    lineLength: 30,
    places: [
      place("documentCode", 0, 0, 2, "code"),
      place("issuingState", 0, 2, 5, "letter-filler"),
      place("documentNumber", 0, 5, 14, "any"),
      place("documentNumberCheck", 0, 14, 15, "digit-filler"),
      place("optionalData", 0, 15, 30, "any"),
      place("dateOfBirth", 1, 0, 6, "digit-filler"),
      place("dateOfBirthCheck", 1, 6, 7, "digit"),
      place("sex", 1, 7, 8, "sex"),
      place("expiryDate", 1, 8, 14, "digit-filler"),
      place("expiryDateCheck", 1, 14, 15, "digit"),
      place("nationality", 1, 15, 18, "letter-filler"),
      place("optionalData2", 1, 18, 29, "any"),
      place("compositeCheck", 1, 29, 30, "digit"),
      place("names", 2, 0, 30, "letter-filler"),
    ],
    composite: [
      [0, 5, 30],
      [1, 0, 7],
      [1, 8, 15],
      [1, 18, 29],
    ],
    numberOverflows: true,
  },
  "MRV-A": {
    format: "MRV-A",
    lineCount: 2,
    lineLength: 44,
    places: [...head(44), ...second("digit"), place("optionalData", 1, 28, 44, "any")],
    composite: null,
    numberOverflows: false,
  },
  "MRV-B": {
    format: "MRV-B",
    lineCount: 2,
    lineLength: 36,
    places: [...head(36), ...second("digit"), place("optionalData", 1, 28, 36, "any")],
    composite: null,
    numberOverflows: false,
  },
};

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS = "0123456789";
const ALPHABETS: Record<MrzAlphabet, string> = {
  letter: LETTERS,
  "letter-filler": `${LETTERS}<`,
  digit: DIGITS,
  "digit-filler": `${DIGITS}<`,
  any: `${DIGITS}${LETTERS}<`,
  sex: "MFX<",
  code: `${LETTERS}<`,
};

/** Whether `character` may stand in a place of this alphabet. */
export const mayHold = (alphabet: MrzAlphabet, character: string): boolean =>
  ALPHABETS[alphabet].includes(character);

/** The layout that lines of this number, length and first letter have; null: none. */
export function layoutOf(lines: readonly string[]): MrzLayout | null {
  const length = lines[0]?.length;
  if (lines.some((line) => line.length !== length)) return null;
  const visa = lines[0]?.startsWith("V") === true;
  if (lines.length === 3 && length === 30) return MRZ_LAYOUTS.TD1;
  if (lines.length === 2 && length === 44) return visa ? MRZ_LAYOUTS["MRV-A"] : MRZ_LAYOUTS.TD3;
  if (lines.length === 2 && length === 36) return visa ? MRZ_LAYOUTS["MRV-B"] : MRZ_LAYOUTS.TD2;
  return null;
}
