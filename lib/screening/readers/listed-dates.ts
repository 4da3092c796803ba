const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
/** A range of years longer than this says too little. */
const LONGEST_RANGE = 10;

/**
 * Birth dates as lists write them ("05 Mar 1970", "circa 1970", "1968 to 1971", "00/03/1970", "1970-03-05T00:00:00"),
 * in the form 1970, 1970-03 or 1970-03-05; a range becomes its years. Empty when no year can be read.
 */
export function listedDates(text: string | undefined | null): string[] {
  const given = text?.trim().toLowerCase() ?? "";
  const range =
    /^(?:between |circa |c\. ?|approximately )*(\d{4})\s*(?:-|–|to|and|\/)\s*(?:circa )?(\d{4})$/.exec(given);
  if (range) return yearsBetween(Number(range[1]), Number(range[2]));
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:t|$| )/.exec(given);
  if (iso) return dated(iso[1], iso[2], iso[3]);
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(given);
  if (slashed) return dated(slashed[3], slashed[2], slashed[1]);
  const spoken = /(?:(\d{1,2})\s+)?([a-z]{3})[a-z]*\.?\s+(\d{4})/.exec(given);
  const month = spoken ? MONTHS.indexOf(spoken[2] ?? "") + 1 : 0;
  if (spoken && month > 0) return dated(spoken[3], String(month), spoken[1]);
  const year = /(?:^|\D)(1[89]\d{2}|20\d{2})(?:\D|$)/.exec(given);
  return year ? dated(year[1]) : [];
}

/** The years from one to the other, unless they are too many to say anything. */
export function yearsBetween(from: number, to: number): string[] {
  if (!(from >= 1800 && to >= from && to <= 2100) || to - from > LONGEST_RANGE) return [];
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
}

/** Year, month and day as far as they are known; 00 is not. */
export function dated(year?: string, month?: string, day?: string): string[] {
  const [y, m, d] = [Number(year), Number(month ?? 0), Number(day ?? 0)];
  if (!(y >= 1800 && y <= 2100)) return [];
  if (!(m >= 1 && m <= 12)) return [String(y)];
  const head = `${y}-${String(m).padStart(2, "0")}`;
  return d >= 1 && d <= 31 ? [`${head}-${String(d).padStart(2, "0")}`] : [head];
}
