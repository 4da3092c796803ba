import { monthNumber } from "./month-names";

/** Which of two numbers is the day, where both could be. */
export type DayOrder = "dmy" | "mdy";

export type FoundDate = {
  /** ISO day. */
  day: string;
  /** Where in the text, and what stood there. */
  at: number;
  text: string;
  /** The other way to read it, where the order decided: 03/04/2026. */
  other?: string;
};

const SEPARATOR = String.raw`\s?[./\-–]\s?`;
const WORD = String.raw`[\p{L}\p{M}]{3,10}\.?`;
const PATTERNS = {
  ymd: new RegExp(String.raw`(?<!\d)((?:19|20)\d\d)${SEPARATOR}(\d{1,2})${SEPARATOR}(\d{1,2})(?!\d)`, "gu"),
  numeric: new RegExp(
    String.raw`(?<![\d.])(\d{1,2})${SEPARATOR}(\d{1,2})${SEPARATOR}((?:19|20)\d\d|\d\d)(?![\d])`,
    "gu",
  ),
  // As passports print them: 12 08 1974.
  spaced: /(?<![\d.])(\d{2}) (\d{2}) ((?:19|20)\d\d)(?!\d)/gu,
  dayFirst: new RegExp(
    String.raw`(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s?(?:of |de |del )?[-\s]?(${WORD})[-,\s]?\s?(?:of |de |del )?((?:19|20)\d\d|['’]\d\d)(?!\d)`,
    "giu",
  ),
  monthFirst: new RegExp(String.raw`(${WORD})\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d\d)(?!\d)`, "giu"),
};

/** No text longer than this is searched: the patterns stay cheap whatever a document says. */
const MOST_CHARACTERS = 1_000;

/**
 * Every date written in a line of text, in the order they stand: 2026-03-12, 12.03.2026, 12/03/26, 12 March 2026,
 * March 12, 2026, 12 de marzo de 2026; month names in English, German, French and Spanish.
 * @param order for numbers that could be either; days over 12 settle it by themselves
 */
export function findDates(line: string, order: DayOrder): FoundDate[] {
  const text = line.slice(0, MOST_CHARACTERS);
  const found: FoundDate[] = [];
  const add = (match: RegExpMatchArray, day: string | null, other?: string | null) => {
    const at = match.index ?? 0;
    const isTaken = found.some((f) => at < f.at + f.text.length && f.at < at + match[0].length);
    if (day && !isTaken) {
      found.push({ day, at, text: match[0], ...(other && other !== day ? { other } : {}) });
    }
  };
  for (const m of text.matchAll(PATTERNS.ymd)) add(m, isoDate(m[1], m[2], m[3]));
  for (const m of text.matchAll(PATTERNS.dayFirst)) add(m, isoDate(m[3], monthNumber(m[2] ?? ""), m[1]));
  for (const m of text.matchAll(PATTERNS.monthFirst)) add(m, isoDate(m[3], monthNumber(m[1] ?? ""), m[2]));
  for (const m of [...text.matchAll(PATTERNS.numeric), ...text.matchAll(PATTERNS.spaced)]) {
    const [dmy, mdy] = [isoDate(m[3], m[2], m[1]), isoDate(m[3], m[1], m[2])];
    const [first, second] = order === "dmy" ? [dmy, mdy] : [mdy, dmy];
    add(m, first ?? second, first && second);
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The ISO day, or null when there is no such day. Two-digit years: 00–79 are 2000–2079. */
function isoDate(
  year: string | undefined,
  month: string | number | null | undefined,
  day: string | undefined,
) {
  const digits = (year ?? "").replace(/\D/g, "");
  const full = digits.length === 2 ? Number(digits) + (Number(digits) < 80 ? 2000 : 1900) : Number(digits);
  const date = new Date(Date.UTC(full, Number(month) - 1, Number(day)));
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return month && isReal ? date.toISOString().slice(0, 10) : null;
}

/** The order a country writes dates in (ISO 3166-1 alpha-2 or alpha-3); day first unless known otherwise. */
export const orderOf = (country: string | null | undefined): DayOrder =>
  /^(US|USA|PH|PHL|FM|FSM|MH|MHL|PW|PLW)$/i.test(country ?? "") ? "mdy" : "dmy";
