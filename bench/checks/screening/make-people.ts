import { POOLS } from "./name-pools";
import type { Random } from "./random";

/** A synthetic person: nobody. `given` and `family` in Latin; `original` in their own script, where that is another. */
export type Person = {
  region: string;
  given: string[];
  family: string;
  /** Other Latin spellings of given name and family name. */
  spellings: { given: string[]; family: string[] };
  original: string | null;
  birthDate: string;
  country: string;
};

/** Syllables of family names that are in no pool, so that a million people do not share two hundred names. */
const SYLLABLES: Record<string, [string[], string[], string[]]> = {
  arabic: [
    ["Al-", "", "Abu ", "Ben "],
    ["Sham", "Kar", "Raj", "Taw", "Zub", "Mahr", "Hil", "Bas", "Dul", "Naw", "Qam"],
    ["ari", "oubi", "adi", "awi", "iri", "ani", "afi", "eidi", "ali"],
  ],
  russian: [
    ["", "", "Za", "Po"],
    ["bor", "mir", "gor", "kras", "sol", "vet", "del", "stan", "lub", "ver", "trof"],
    ["ov", "enko", "in", "ovsky", "ichev", "uk", "yaev"],
  ],
  chinese: [[""], ["Bai", "Cui", "Dai", "Fan", "Geng", "Hao", "Jia", "Kong", "Long", "Mei"], [""]],
  english: [
    ["", "Mac", "Ather"],
    ["wood", "stan", "har", "brad", "ell", "win", "thorn", "black", "ash", "kirk"],
    ["ley", "ford", "ton", "well", "by", "worth", "more", "er"],
  ],
  spanish: [
    ["", "de ", "San"],
    ["Mont", "Alv", "Carr", "Sal", "Ram", "Bel", "Cord", "Quint", "Ur"],
    ["ero", "azar", "edo", "illo", "ana", "uelos", "anza"],
  ],
  german: [
    ["", "Alt", "Ober", "Nieder"],
    ["stein", "berg", "wald", "lind", "hart", "eck", "rosen", "feld"],
    ["mann", "er", "bach", "hoff", "inger", "meyer"],
  ],
  african: [
    ["", "O", "Ad", "Ny"],
    ["kon", "bay", "tun", "lam", "sey", "ndi", "kar", "zim"],
    ["wo", "aye", "ola", "ibe", "ou", "anga", "emba"],
  ],
};
/** Shares of regions on a list; family names come from a pool for half of them. */
const REGIONS = [
  "arabic",
  "arabic",
  "arabic",
  "russian",
  "russian",
  "chinese",
  "spanish",
  "spanish",
  "english",
  "german",
  "african",
];
const POOLED = 0.5;

const spellingsOf = (entry: string): { original: string | null; latin: string[] } => {
  const [script = "", latin] = entry.split("=");
  return latin === undefined
    ? { original: null, latin: [script] }
    : { original: script, latin: latin.split(",") };
};

/** A person made of this seed's numbers; names are as common as names are. */
export function makePerson(
  random: Random,
  region = random.pick(REGIONS),
  isPooled = random.chance(POOLED),
): Person {
  const pool = POOLS[region] as (typeof POOLS)[string];
  const first = spellingsOf(random.common(pool.given));
  const second = random.chance(region === "chinese" ? 0 : 0.35)
    ? spellingsOf(random.common(pool.given))
    : null;
  const family = isPooled
    ? spellingsOf(random.common(pool.family))
    : { original: null, latin: [coined(random, region)] };
  const middle = second && second.latin[0] !== first.latin[0] ? [second.latin[0] as string] : [];
  const isOriginal = first.original !== null && family.original !== null;
  const scripted =
    region === "chinese"
      ? `${family.original}${first.original}`
      : [first.original, ...(middle.length > 0 ? [second?.original] : []), family.original].join(" ");
  const [year, month, day] = [1940 + random.below(65), 1 + random.below(12), 1 + random.below(28)];
  return {
    region,
    given: [first.latin[0] as string, ...middle],
    family: family.latin[0] as string,
    spellings: { given: first.latin.slice(1), family: family.latin.slice(1) },
    original: isOriginal ? scripted : null,
    birthDate: `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
    country: random.pick(pool.country),
  };
}

function coined(random: Random, region: string): string {
  const [before, stems, ends] = SYLLABLES[region] as [string[], string[], string[]];
  const middle = random.chance(0.6) ? random.pick(stems).toLowerCase() : "";
  const word = `${random.pick(stems)}${region === "chinese" ? "" : middle}${random.pick(ends)}`;
  const start = random.pick(before);
  return start.endsWith(" ") || start.endsWith("-")
    ? start + capital(word)
    : capital(start + word.toLowerCase());
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();

/** First to last, as in most of the world's Latin lists. */
export const fullName = (person: Person): string => [...person.given, person.family].join(" ");
