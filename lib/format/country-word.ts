const names = new Intl.DisplayNames("en", { type: "region" });

/** A country's name from its two-letter code (ISO 3166-1); anything else stays as it was read. */
export function countryWord(code: string): string {
  return /^[A-Za-z]{2}$/.test(code) ? (names.of(code.toUpperCase()) ?? code) : code;
}
