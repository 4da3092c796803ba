import { nameWords } from "./name-words";
import { spellings } from "./spellings";
import { compareWords, type WordAgreement } from "./word-agreement";

/** From "the same name" to "another name"; `not_comparable`: one side is in a script without a table, or missing. */
export type Agreement = "same" | "compatible" | "similar" | "different" | "not_comparable";

/** Why a name that is not letter for letter the same still counts as it does. */
export type NameNote =
  | "transliterated"
  | "order"
  | "middle_names"
  | "initials"
  | "truncated"
  | "joined"
  | "spelling"
  | "part_of_surname"
  | "one_name_only"
  | "script";

export type PersonName = { given: string | null; family: string | null };
export type NameAgreement = { given: Agreement; family: Agreement; overall: Agreement; notes: NameNote[] };

const RANK: readonly Agreement[] = ["same", "compatible", "similar", "not_comparable", "different"];
const worst = (a: Agreement, b: Agreement) => (RANK.indexOf(a) >= RANK.indexOf(b) ? a : b);

type Found = { agreement: Agreement; notes: NameNote[] };
type Kind = "given" | "family";

/**
 * How far the name on a document agrees with another (the entity's record, or the same document's other zone).
 * Knows the transliterations of Doc 9303-3, swapped order, middle names on one side only, initials, hyphens and
 * spaces in other places, and names cut off by the field's length (`isCut`). A slip of the pen is `similar`, never
 * `same`; so is a surname of which one side has only a part.
 */
export function compareNames(record: PersonName, document: PersonName, isCut = false): NameAgreement {
  const mine = { given: nameWords(record.given), family: nameWords(record.family) };
  const theirs = { given: nameWords(document.given), family: nameWords(document.family) };
  const straight = both(
    compareParts(mine.given, theirs.given, "given", isCut),
    compareParts(mine.family, theirs.family, "family", isCut),
  );
  if (RANK.indexOf(straight.overall) <= 1) return straight;
  const swapped = withNote(
    both(
      compareParts(mine.given, theirs.family, "given", isCut),
      compareParts(mine.family, theirs.given, "family", isCut),
    ),
    "order",
  );
  if (RANK.indexOf(swapped.overall) <= 1) return swapped;
  const all = compareParts(wholeName(mine), wholeName(theirs), "family", isCut);
  const isVague = all.notes.some((note) => note === "part_of_surname" || note === "initials");
  if (RANK.indexOf(all.agreement) <= 1 && !isVague) {
    const found: Found = { agreement: "compatible", notes: all.notes };
    const isSingle = theirs.given.length === 0 || theirs.family.length === 0;
    return withNote(both(found, found), isSingle ? "one_name_only" : "order");
  }
  return RANK.indexOf(swapped.overall) < RANK.indexOf(straight.overall) ? swapped : straight;
}

/** All words; a person with a single name may have it in both places. */
function wholeName({ given, family }: { given: string[]; family: string[] }): string[] {
  return given.join(" ") === family.join(" ") ? family : [...given, ...family];
}

function both(given: Found, family: Found): NameAgreement {
  return {
    given: given.agreement,
    family: family.agreement,
    overall: worst(given.agreement, family.agreement),
    notes: [...new Set([...given.notes, ...family.notes])],
  };
}

const withNote = (found: NameAgreement, note: NameNote): NameAgreement => ({
  ...found,
  given: worst(found.given, "compatible"),
  family: worst(found.family, "compatible"),
  overall: worst(found.overall, "compatible"),
  notes: [...new Set([...found.notes, note])],
});

function compareParts(mine: string[], theirs: string[], kind: Kind, isCut: boolean): Found {
  if (mine.length === 0 && theirs.length === 0) return { agreement: "same", notes: [] };
  if (mine.length === 0 || theirs.length === 0) return { agreement: "not_comparable", notes: [] };
  if (isJoined(mine, theirs)) {
    const isLetterForLetter = mine.join(" ").toUpperCase() === theirs.join(" ").toUpperCase();
    const notes: NameNote[] =
      mine.length !== theirs.length ? ["joined"] : isLetterForLetter ? [] : ["transliterated"];
    return { agreement: "same", notes };
  }
  const { pairs, lone, loneTheirs } = pairUp(mine, theirs, isCut);
  if (pairs.some((p) => p === "unknown")) return { agreement: "not_comparable", notes: ["script"] };
  if (pairs.length === 0) return { agreement: "different", notes: [] };
  const notes: NameNote[] = [];
  if (pairs.includes("initial")) notes.push("initials");
  if (pairs.includes("cut")) notes.push("truncated");
  if (pairs.includes("similar")) notes.push("spelling");
  const isSlip = pairs.includes("similar");
  const isContrary = lone.length > 0 && loneTheirs.length > 0;
  const isFirstElsewhere = kind === "given" && lone.includes(0);
  if (kind === "family" && (isContrary || pairs.every((p) => p === "initial")))
    return { agreement: "different", notes };
  if (isFirstElsewhere && isContrary) return { agreement: "different", notes };
  if (lone.length + loneTheirs.length > 0) {
    const isLost = isCut && loneTheirs.length === 0;
    notes.push(kind === "given" ? "middle_names" : isLost ? "truncated" : "part_of_surname");
    const isPartial = kind === "family" ? !isLost : isContrary || isFirstElsewhere;
    return { agreement: isSlip || isPartial ? "similar" : "compatible", notes };
  }
  const isExact = pairs.every((p) => p === "same");
  return { agreement: isSlip ? "similar" : isExact ? "same" : "compatible", notes };
}

/** The same letters with spaces and hyphens elsewhere. */
function isJoined(mine: string[], theirs: string[]): boolean {
  const known = new Set(spellings(mine.join("")));
  return spellings(theirs.join("")).some((word) => known.has(word));
}

const STRENGTH: readonly WordAgreement[] = ["same", "cut", "initial", "similar", "unknown"];

/** Pairs words best first; returns how each pair agrees and the places of the words left over. */
function pairUp(mine: string[], theirs: string[], isCut: boolean) {
  const candidates = mine
    .flatMap((a, i) =>
      theirs.map((b, j) => ({ i, j, found: compareWords(a, b, isCut && j === theirs.length - 1) })),
    )
    .filter(({ found }) => found !== "different")
    .sort((p, q) => STRENGTH.indexOf(p.found) - STRENGTH.indexOf(q.found) || p.i - q.i || p.j - q.j);
  const [usedMine, usedTheirs] = [new Set<number>(), new Set<number>()];
  const pairs: WordAgreement[] = [];
  for (const { i, j, found } of candidates) {
    if (usedMine.has(i) || usedTheirs.has(j)) continue;
    usedMine.add(i);
    usedTheirs.add(j);
    pairs.push(found);
  }
  const rest = (words: string[], used: Set<number>) => words.flatMap((_, i) => (used.has(i) ? [] : [i]));
  return { pairs, lone: rest(mine, usedMine), loneTheirs: rest(theirs, usedTheirs) };
}
