const TITLES = new Set(
  "MR MRS MS MISS MX DR PROF SIR DAME LADY LORD HERR FRAU MME MLLE SR SRA SRTA DON DONA ING MAG DIPL".split(
    " ",
  ),
);
const SUFFIXES = new Set(["JR", "JNR", "SNR", "II", "III", "IV"]);

/**
 * The words of a name: cut at spaces, hyphens, fillers and commas; apostrophes and full stops vanish (Doc 9303-3,
 * 4.6: O'BRIEN stands as OBRIEN). Titles and generation suffixes go when something else remains.
 */
export function nameWords(name: string | null | undefined): string[] {
  const words = (name ?? "")
    .normalize("NFC")
    .replace(/[’'ʼ`´.]/gu, "")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean);
  const named = words.filter((word) => {
    const upper = word.toUpperCase();
    return !TITLES.has(upper) && !SUFFIXES.has(upper);
  });
  return named.length > 0 ? named : words;
}
