import type { DetailCompared, EvidenceClass, ScreenedFields } from "@/db/schema/screening";
import type { ListedEntry } from "@/db/schema/watchlists";

/** How much a detail moves the score, up or down. */
export const BIRTH_DATE_EFFECT = {
  full: 0.07,
  swapped: 0.05,
  year: 0.04,
  close: 0.01,
  unknown: 0,
  disagrees: -0.15,
} as const;
export const COUNTRY_EFFECT = { agrees: 0.03, unknown: 0, disagrees: -0.03 } as const;
const GENDER = { agrees: 0, unknown: 0, disagrees: -0.12 } as const;
/** What all details together can add at most. */
export const MOST_ADDED = BIRTH_DATE_EFFECT.full + COUNTRY_EFFECT.agrees;

/**
 * A birth date against all that are listed, the best of them. `full`: the same day; `swapped`: day and month changed
 * places; `year`: no more than the year (or month) is listed, and agrees; `close`: one digit is different; a year more or
 * less where only years are listed.
 */
export function compareBirthDates(given: string | null, listed: readonly string[]): DetailCompared {
  if (given === null || listed.length === 0) return detail(given, listed, "unknown", 0);
  const order = ["full", "swapped", "year", "close", "disagrees"] as const;
  const found = listed.map((date) => agreementOf(given, date));
  const best = order.find((agreement) => found.includes(agreement)) ?? "disagrees";
  return detail(given, listed, best, BIRTH_DATE_EFFECT[best]);
}

function agreementOf(given: string, listed: string): keyof typeof BIRTH_DATE_EFFECT {
  if (given === listed) return "full";
  if (given.startsWith(`${listed}-`)) return "year";
  if (listed.length < 10) {
    const isNear = Math.abs(Number(given.slice(0, 4)) - Number(listed.slice(0, 4))) === 1;
    return listed.length === 4 && isNear ? "close" : "disagrees";
  }
  const [year, month, day] = given.split("-");
  if (listed === `${year}-${day}-${month}`) return "swapped";
  // 1 January stands for "in that year" on many lists.
  if (listed === `${year}-01-01`) return "year";
  const wrong = Array.from(given).filter((digit, i) => digit !== listed[i]).length;
  return wrong === 1 ? "close" : "disagrees";
}

/** The years of listed dates that can agree with this one in any way: its own, one digit different, the next. */
export function yearsThatMayAgree(given: string): string[] {
  const year = given.slice(0, 4);
  const years = new Set([year, String(Number(year) - 1), String(Number(year) + 1)]);
  for (let i = 0; i < year.length; i += 1)
    for (let digit = 0; digit < 10; digit += 1) years.add(year.slice(0, i) + digit + year.slice(i + 1));
  return [...years];
}

/** Countries agree when they have one in common. */
export function compareCountries(given: readonly string[], listed: readonly string[]): DetailCompared {
  const shown = given.join(", ") || null;
  if (given.length === 0 || listed.length === 0) return detail(shown, listed, "unknown", 0);
  const agreement = given.some((country) => listed.includes(country)) ? "agrees" : "disagrees";
  return detail(shown, listed, agreement, COUNTRY_EFFECT[agreement]);
}

export function compareGenders(
  given: ScreenedFields["gender"],
  listed: ListedEntry["gender"],
): DetailCompared {
  const agreement = given === null || listed === null ? "unknown" : given === listed ? "agrees" : "disagrees";
  return detail(given, listed ? [listed] : [], agreement, GENDER[agreement]);
}

const detail = (
  given: string | null,
  listed: readonly string[],
  agreement: DetailCompared["agreement"],
  effect: number,
): DetailCompared => ({ given, listed: [...listed], agreement, effect });

/**
 * How much besides the name speaks for it. "Nothing else known" is a class of its own: it is neither agreement nor
 * disagreement. A birth date that agrees outweighs a country that does not (`mixed`); a birth date or gender that
 * disagrees outweighs everything.
 */
export function evidenceOf(
  birthDate: DetailCompared,
  country: DetailCompared,
  gender: DetailCompared,
): EvidenceClass {
  if (birthDate.agreement === "disagrees" || gender.agreement === "disagrees") return "disagrees";
  const hasBirthDate = ["full", "swapped", "year"].includes(birthDate.agreement);
  if (hasBirthDate) {
    if (country.agreement === "agrees") return "birth_date_and_country_agree";
    return country.agreement === "disagrees" ? "mixed" : "birth_date_agrees";
  }
  if (country.agreement === "agrees") return birthDate.agreement === "close" ? "mixed" : "country_agrees";
  if (country.agreement === "disagrees") return "disagrees";
  return birthDate.agreement === "close" ? "mixed" : "nothing_else_known";
}
