import { fullName, type Person } from "./make-people";
import type { Random } from "./random";

type Variation = (person: Person, random: Random) => string | null;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const TITLES = ["Dr", "Prof.", "Sheikh", "Haji", "General", "Mr", "Sir"];

/** One letter replaced, left out, doubled or swapped with its neighbour, not the first of a word. */
export function mistyped(word: string, random: Random): string {
  if (word.length < 4) return word;
  const at = 1 + random.below(word.length - 2);
  const kind = random.below(4);
  if (kind === 0) return word.slice(0, at) + random.pick([...LETTERS]) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 2) return word.slice(0, at) + word.charAt(at) + word.slice(at);
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
}

const withWord = (person: Person, family: string, given = person.given) => [...given, family].join(" ");

/**
 * How the same person's name differs between a list and a form. The kinds are those that the Wolfsberg Group's Guidance
 * on Sanctions Screening (2019, § 3) and OFAC's FAQ 5 ask screening to cope with, and that Christen, "A Comparison of
 * Personal Name Matching" (2006, § 2), and Snae, "A Comparison and Analysis of Name Matching Algorithms" (2007), describe.
 * Null: this person's name cannot vary in this way.
 */
export const VARIATIONS: Record<string, Variation> = {
  same: (p) => fullName(p),
  "capitals and marks": (p) =>
    fullName(p)
      .normalize("NFD")
      .replace(/\p{M}|['’]/gu, "")
      .replaceAll("ß", "ss")
      .toUpperCase(),
  order: (p) => `${p.family}, ${p.given.join(" ")}`,
  typo: (p, r) =>
    r.chance(0.5)
      ? withWord(p, mistyped(p.family, r))
      : withWord(p, p.family, [mistyped(p.given[0] as string, r), ...p.given.slice(1)]),
  spelling: (p, r) => {
    const { given, family } = p.spellings;
    if (given.length === 0 && family.length === 0) return null;
    const first = given.length > 0 ? r.pick(given) : (p.given[0] as string);
    return [first, ...p.given.slice(1), family.length > 0 ? r.pick(family) : p.family].join(" ");
  },
  "script: Arabic": (p) => (p.region === "arabic" ? p.original : null),
  "script: Cyrillic": (p) => (p.region === "russian" ? p.original : null),
  "script: Han": (p) => (p.region === "chinese" ? p.original : null),
  "middle name left out": (p) => (p.given.length > 1 ? withWord(p, p.family, p.given.slice(0, 1)) : null),
  "middle initial": (p) =>
    p.given.length > 1 ? withWord(p, p.family, [p.given[0] as string, `${p.given[1]?.charAt(0)}.`]) : null,
  patronymic: (p) => (p.region === "russian" ? withWord(p, p.family, [...p.given, "Nikolaevich"]) : null),
  title: (p, r) => `${r.pick(TITLES)} ${fullName(p)}`,
  hyphens: (p) =>
    /[-']/.test(fullName(p)) ? fullName(p).replace(/[-']/g, (sign) => (sign === "-" ? " " : "")) : null,
  joined: (p) =>
    /[- ]/.test(p.family) || /[- ]/.test(p.given[0] ?? "")
      ? withWord(
          p,
          p.family.replace(/[- ]/g, ""),
          p.given.map((g) => g.replace(/[- ]/g, "")),
        )
      : null,
  "cut off": (p) =>
    p.family.length >= 10 ? withWord(p, p.family.slice(0, Math.ceil(p.family.length * 0.7))) : null,
};

/** Different people whose names look alike; `birth` says whether their birth dates are a generation apart. */
export const LOOKALIKES: Record<
  string,
  (person: Person, other: Person, random: Random) => { name: string; isOlder?: true } | null
> = {
  "same given name": (p, o) => (o.family === p.family ? null : { name: withWord(p, o.family) }),
  "same family name": (p, o) => (o.given[0] === p.given[0] ? null : { name: withWord(p, p.family, o.given) }),
  "parts of both": (p, o) =>
    o.family === p.family || p.given.length < 2 ? null : { name: withWord(p, o.family, p.given) },
  "similar family name": (p) => similarFamily(p),
  "father or mother": (p) => ({ name: fullName(p), isOlder: true }),
  "somebody else": (_, o) => ({ name: fullName(o) }),
};

const SIMILAR: [string, string][] = [
  ["Johnson", "Johnston"],
  ["García", "Garzón"],
  ["Hernández", "Fernández"],
  ["González", "Gonsalves"],
  ["Müller", "Möhler"],
  ["Schmidt", "Schmitz"],
  ["Smith", "Smart"],
  ["Al-Haddad", "Al-Hamad"],
  ["Al-Khatib", "Al-Khalil"],
  ["Al-Mansour", "Al-Maamouri"],
  ["Kuznetsov", "Kuzmin"],
  ["Zhukov", "Zubkov"],
  ["Efimov", "Elfimov"],
  ["Wang", "Wan"],
  ["Zhang", "Zheng"],
  ["Chen", "Cheng"],
  ["Diallo", "Dialla"],
  ["Williams", "Wilson"],
];
function similarFamily(p: Person): { name: string } | null {
  const pair = SIMILAR.find((names) => names.includes(p.family));
  return pair ? { name: withWord(p, pair[0] === p.family ? pair[1] : pair[0]) } : null;
}
