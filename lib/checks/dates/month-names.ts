/** Month names and their usual abbreviations in English, German, French and Spanish; without marks, lower case. */
const NAMES = [
  "january jan januar janner jaenner janvier janv enero ene",
  "february feb februar febr fevrier fevr febrero",
  "march mar maerz marz mrz mars marzo",
  "april apr avril avr abril abr",
  "may mai mayo",
  "june jun juni juin junio",
  "july jul juli juillet juil julio",
  "august aug aout agosto ago",
  "september sep sept septembre septiembre set",
  "october oct oktober okt octobre octubre",
  "november nov novembre noviembre",
  "december dec dezember dez decembre diciembre dic",
];

const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, i) => names.split(" ").map((name) => [name, i + 1] as const)),
);

/** 1 to 12, or null: no month's name. */
export function monthNumber(word: string): number | null {
  const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\.$/, "");
  return MONTHS.get(plain) ?? null;
}
