/** Value of a character of an MRZ (ICAO 9303 part 3, 4.9): digits themselves, A to Z 10 to 35, `<` 0. */
export function mrzValue(character: string): number {
  const code = character.charCodeAt(0);
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 65 && code <= 90 ? code - 55 : 0;
}

const WEIGHTS = [7, 3, 1];

/** The check digit of `text`: values weighted 7, 3, 1, modulo 10 (ICAO 9303 part 3, 4.9). */
export function checkDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += mrzValue(text.charAt(i)) * (WEIGHTS[i % 3] ?? 0);
  return String(sum % 10);
}
