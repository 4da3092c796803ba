// In this order: letters that stand for one sound together.
const DIGRAPHS: readonly [RegExp, string][] = [
  [/ch(?=[rl])/g, "k"],
  [/shch|s?t?sch|tch|tsh|dzh|[csz]h|dj|ts|tz|cz|c(?=[eiy])/g, "s"],
  [/^x/, "s"],
  [/x/g, "ks"],
  [/ph/g, "f"],
  [/ck|cq|kh|gh|q/g, "k"],
  [/(?<=[dtpbw])h/g, ""],
];
const CODES: Record<string, string> = {
  ...{ b: "p", p: "p", f: "p", v: "p", w: "p" },
  ...{ c: "k", g: "k", k: "k" },
  ...{ s: "s", z: "s", j: "s" },
  ...{ d: "t", t: "t", l: "l", m: "n", n: "n", r: "r", h: "h" },
};

/**
 * The consonants of a romanised word in eight classes of sounds that scripts and scribes take for each other, with a
 * leading vowel as "a": mohammed, muhamad and mhmd are all "nhnt". In the tradition of Soundex, made for many
 * languages: longer, and with h where it is heard.
 * @param isBare no vowels were written: neighbours are no double letters, and every h is one
 */
export function skeleton(word: string, isBare = false): string {
  let text = word;
  for (const [pattern, by] of DIGRAPHS) text = text.replace(pattern, by);
  let codes = "";
  let last = "";
  for (let i = 0; i < text.length; i += 1) {
    const letter = text[i] as string;
    const code = CODES[letter] ?? (letter >= "0" && letter <= "9" ? letter : "");
    // Silent or not, depending on the scribe: Hussein, Ussein; Abdullah, Abdulla; John, Jon.
    const isSilent = code === "h" && !isHeard(text, i, isBare);
    if (code === "" || isSilent) {
      if (i === 0) codes = "a";
      last = "";
    } else if (isBare || code !== last) {
      codes += code;
      last = code;
    }
  }
  return codes;
}

const VOWEL = /[aeiouy]/;
function isHeard(text: string, at: number, isBare: boolean): boolean {
  if (at === 0 || at === text.length - 1) return false;
  return isBare || (VOWEL.test(text[at - 1] as string) && VOWEL.test(text[at + 1] as string));
}

/** A word as it sounds, in each way its j may be meant: as in John or in Jan. The most likely first. */
export function soundForms(word: string, isBare: boolean): string[] {
  const forms = [skeleton(word, isBare)];
  if (word.includes("j")) forms.push(skeleton(word.replaceAll("j", "y"), isBare));
  return [...new Set(forms)];
}

/** The same forms, and each with its h not heard. */
export const withSilentH = (forms: string[]): string[] => [
  ...new Set([...forms, ...forms.map((form) => form.replaceAll("h", ""))]),
];

const SPELLINGS: readonly [RegExp, string][] = [
  [/ee|ey|ie|y/g, "i"],
  [/oo|ou/g, "u"],
  [/(?<=[aeo])h$/, ""],
  [/aa/g, "a"],
];
/** A word with each of its vowels in one spelling: ee, ey, y and i are one, so are oo, ou and u. */
export const plainVowels = (text: string): string =>
  SPELLINGS.reduce((word, [from, to]) => word.replace(from, to), text);
