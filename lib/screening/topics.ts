import type { ScreeningKind } from "@/db/schema/screening";

const SANCTIONS = 1;
const PEP = 2;

/** For entries of which their list does not say what they are on it for: looked at by both. */
export const UNSPECIFIED = "unspecified";

/** Topics of OpenSanctions (opensanctions.org/docs/topics) that each kind of screening looks for. */
const PREFIXES: Record<ScreeningKind, readonly string[]> = {
  sanctions: ["sanction", "crime", "wanted"],
  pep: ["role.pep", "role.rca"],
};
/** A kind of screening, or both at once. */
export type ListKind = ScreeningKind | "any";
const BITS: Record<ListKind, number> = { sanctions: SANCTIONS, pep: PEP, any: SANCTIONS | PEP };

/** The kinds of screening that an entry with these topics answers to, as bits of `watchlist_names.topics`. */
export function topicBits(topics: readonly string[]): number {
  if (topics.includes(UNSPECIFIED)) return SANCTIONS | PEP;
  let bits = 0;
  for (const kind of ["sanctions", "pep"] as const) {
    const hit = topics.some((topic) => PREFIXES[kind].some((p) => topic === p || topic.startsWith(`${p}.`)));
    if (hit) bits |= BITS[kind];
  }
  return bits;
}

/** The bit that `watchlist_names.topics` has for this kind. */
export const bitOf = (kind: ListKind): number => BITS[kind];
