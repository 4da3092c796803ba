import { jaroWinkler } from "../../../screening/name-similarity";
import { skeleton, spellings } from "./spellings";

/** How far two words agree; `unknown`: one is in a script without a table. */
export type WordAgreement = "same" | "initial" | "cut" | "similar" | "different" | "unknown";

/** Two words this alike may be one word with a slip in it. */
const SIMILAR = 0.9;
const ARABIC = /\p{Script=Arabic}/u;

/** @param isCut the second word stands at the end of a field that was too short for the whole name */
export function compareWords(a: string, b: string, isCut = false): WordAgreement {
  const [left, right] = [spellings(a), spellings(b)];
  if (left.length === 0 || right.length === 0) return "unknown";
  const known = new Set(left);
  if (right.some((word) => known.has(word))) return "same";
  if (left.some((l) => right.some((r) => (l.length === 1 || r.length === 1) && l[0] === r[0])))
    return "initial";
  if (isCut && left.some((l) => right.some((r) => l.startsWith(r)))) return "cut";
  const isSimilar = left.some((l) => right.some((r) => isSlip(l, r)));
  if (isSimilar) return "similar";
  if (ARABIC.test(a) || ARABIC.test(b)) {
    const skeletons = new Set(left.map(skeleton));
    if (right.some((word) => skeletons.has(skeleton(word)))) return "similar";
  }
  return "different";
}

function isSlip(a: string, b: string): boolean {
  return Math.min(a.length, b.length) >= 3 && jaroWinkler(a, b) >= SIMILAR;
}
