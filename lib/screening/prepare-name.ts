import { ARTICLES, LEGAL_FORMS, PARTICLES, SAME_GIVEN_NAME, TITLES } from "./name-vocabulary";
import { isPinyin } from "./pinyin";
import { romanWords } from "./romanize";
import { plainVowels, soundForms } from "./skeleton";

/** A word of a name with everything its comparison needs. */
export type NameWord = {
  text: string;
  /** Written without vowels: compared by consonants. */
  isBare: boolean;
  /** As it sounds, most likely form first (lib/screening/skeleton.ts). */
  sounds: string[];
  /** Could be Chinese in Latin letters. */
  isPinyin: boolean;
  /** The form its group of given names goes by. */
  givenName: string | null;
  /** With the small words before it: de la Cruz → delacruz. */
  withParticles: string | null;
  /** What remains without an article that may be joined to it (alzawahiri → zawahiri). */
  withoutArticle: string | null;
  /** With each vowel in one spelling: Lee, Li; Yousef, Yusef. */
  plainVowels: string;
  weight: number;
};

/** Words compared of each name, so that a name of hundreds costs no more than others. */
const MOST_WORDS = 12;
const PATRONYMIC = /.{3}(ovich|evich|ovna|evna|ovych|ivna|yovych|ivich|oglu|oglou|qizi|kyzy|uulu)$/;
/** Father's names are often left out. */
const PATRONYMIC_SHARE = 0.4;

const SMALL_WORDS = new Set([...PARTICLES, ...ARTICLES, ...LEGAL_FORMS]);

/** A name's words ready to be compared: romanised, without titles, legal forms and particles. */
export function prepareName(name: string): NameWord[] {
  const all = joinServants(romanWords(name.slice(0, 400)));
  if (all.length > MOST_WORDS) all.length = MOST_WORDS;
  const words: NameWord[] = [];
  const titles: NameWord[] = [];
  all.forEach(({ text, isBare }, at) => {
    if (SMALL_WORDS.has(text)) return;
    const plain = nameWord(text, isBare);
    const joined = withParticles(all, at);
    const word = joined === null ? plain : { ...plain, withParticles: joined };
    if (TITLES.has(text)) titles.push(word);
    words.push(word);
  });
  const named = titles.length === 0 ? words : words.filter((word) => !titles.includes(word));
  const kept = named.length >= 2 || (named.length === 1 && words.length === 1) ? named : words;
  return kept.length > 0 ? kept : all.map(({ text, isBare }) => nameWord(text, isBare));
}

/** Words met before: the same few thousand make up most names. */
const known = new Map<string, NameWord>();
const knownBare = new Map<string, NameWord>();
const MOST_KNOWN = 50_000;

/** One word with what its comparison needs. */
export function nameWord(text: string, isBare = false): NameWord {
  const met = isBare ? knownBare : known;
  const before = met.get(text);
  if (before) return before;
  if (met.size >= MOST_KNOWN) met.clear();
  const word = makeWord(text, isBare);
  met.set(text, word);
  return word;
}

function makeWord(text: string, isBare: boolean): NameWord {
  const length = Math.min(Math.max(text.length, 3), 9);
  return {
    text,
    isBare,
    sounds: soundForms(text, isBare),
    isPinyin: isPinyin(text),
    givenName: SAME_GIVEN_NAME.get(text) ?? null,
    withParticles: null,
    withoutArticle: withoutArticle(text),
    plainVowels: plainVowels(text),
    weight: length * (PATRONYMIC.test(text) ? PATRONYMIC_SHARE : 1),
  };
}

function withParticles(all: Roman[], at: number): string | null {
  let from = at;
  while (from > 0 && PARTICLES.has(all[from - 1]?.text ?? "") && at - from < 3) from -= 1;
  if (from === at) return null;
  return all
    .slice(from, at + 1)
    .map((word) => word.text)
    .join("");
}

function withoutArticle(text: string): string | null {
  // al-, el-, or assimilated to the sun letter that follows (annajjar, azzawahiri).
  const [, stem] = /^[ae](?:l|([dnrstz])(?=\1))(.{4,})$/.exec(text)?.slice(1) ?? [];
  return stem ?? null;
}

type Roman = ReturnType<typeof romanWords>[number];

/** "Servant of …" is one name in many spellings: abd al-rahman, abdul rahman, abdurrahman, abdelrahman → abdrahman. */
function joinServants(words: Roman[]): Roman[] {
  const joined: Roman[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] as Roman;
    if (!word.text.startsWith("abd")) {
      joined.push(word);
      continue;
    }
    const next = words[i + 1];
    if (next && /^abd([aeou][a-z]{0,2})?$/.test(word.text)) {
      const far = ARTICLES.has(next.text) ? words[i + 2] : undefined;
      const of = far ?? next;
      joined.push({ text: `abd${of.text}`, isBare: word.isBare || of.isBare });
      i += far ? 2 : 1;
    } else {
      const [, of] = /^abd[aeou](?:l|([drstzn])(?=\1))([a-z]{3,})$/.exec(word.text)?.slice(1) ?? [];
      joined.push(of ? { text: `abd${of}`, isBare: word.isBare } : word);
    }
  }
  return joined;
}
