import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { THRESHOLDS } from "@/lib/checks/thresholds";
import { ALGORITHM } from "@/lib/screening/algorithm";
import { compareNames } from "@/lib/screening/compare-names";
import { listedKeys, wantedKeys } from "@/lib/screening/name-keys";
import { prepareName } from "@/lib/screening/prepare-name";
import { scoreEntry } from "@/lib/screening/score-entry";
import { type LabelledPair, labelledPairs } from "./labelled-pairs";
import { trigramSimilarity } from "./trigrams";

/** Counts of a matcher at a threshold, with 95 % intervals (Wilson). */
export type Figures = {
  matcher: string;
  threshold: number;
  found: number;
  same: number;
  wrong: number;
  different: number;
  recall: number;
  recallInterval: [number, number];
  precision: number;
  precisionInterval: [number, number];
  f1: number;
};
type Scores = { names: number[]; details: number[] };

/** The committed scores of the peer: of exactly these pairs, or they do not count. */
const PEER_FILE = join(import.meta.dirname, "nomenklatura-scores.json");

/** What identifies the labelled set. */
export const pairsDigest = (pairs: readonly LabelledPair[]): string =>
  createHash("sha256").update(JSON.stringify(pairs)).digest("hex").slice(0, 16);

/** Ours: 0 when the index would not have found the listed name at all. */
function ourScores(pairs: readonly LabelledPair[]): Scores {
  const score = (pair: LabelledPair, withDetails: boolean) => {
    const [given, listed] = [prepareName(pair.given.name), prepareName(pair.listed.name)];
    const { strong, weak } = wantedKeys(given);
    const keys = new Set(listedKeys(listed));
    if (![...strong, ...weak].some((key) => keys.has(key))) return 0;
    // A form asks for the whole birth date; a year alone is what lists have.
    const birthDate = withDetails && pair.given.birthDate?.length === 10 ? pair.given.birthDate : null;
    const list = (value: string | null) => (withDetails && value ? [value] : []);
    return scoreEntry(
      { name: pair.given.name, kind: "person", birthDate, countries: list(pair.given.country), gender: null },
      { listed: pair.listed.name, kind: "primary", compared: compareNames(given, listed) },
      {
        ...{ kind: "person", names: [], gender: null, topics: [], programs: [], position: null },
        birthDates: list(pair.listed.birthDate),
        countries: list(pair.listed.country),
      },
    ).score;
  };
  return { names: pairs.map((pair) => score(pair, false)), details: pairs.map((pair) => score(pair, true)) };
}

function wilson(hits: number, of: number): [number, number] {
  if (of === 0) return [0, 1];
  const [z, share] = [1.96, hits / of];
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))) / (1 + z ** 2 / of);
  return [round(middle - half), round(Math.min(1, middle + half))];
}
const round = (value: number) => Math.round(value * 10_000) / 10_000;

function figures(
  matcher: string,
  threshold: number,
  scores: readonly number[],
  pairs: readonly LabelledPair[],
): Figures {
  const hit = (i: number) => (scores[i] ?? 0) >= threshold;
  const same = pairs.filter((pair) => pair.isSame).length;
  const found = pairs.filter((pair, i) => pair.isSame && hit(i)).length;
  const wrong = pairs.filter((pair, i) => !pair.isSame && hit(i)).length;
  const [recall, precision] = [found / same, found + wrong === 0 ? 0 : found / (found + wrong)];
  return {
    ...{ matcher, threshold, found, same, wrong, different: pairs.length - same },
    ...{ recall: round(recall), recallInterval: wilson(found, same) },
    ...{ precision: round(precision), precisionInterval: wilson(found, found + wrong) },
    f1: recall + precision === 0 ? 0 : round((2 * recall * precision) / (recall + precision)),
  };
}

/** The threshold that is best for a matcher on this very set: more than it could know. */
function bestFigures(matcher: string, scores: readonly number[], pairs: readonly LabelledPair[]): Figures {
  const all = Array.from({ length: 100 }, (_, i) => figures(matcher, (i + 1) / 100, scores, pairs));
  return all.reduce((best, one) => (one.f1 > best.f1 ? one : best));
}

function peerScores(digest: string): (Scores & { version: string }) | null {
  try {
    const stored = JSON.parse(readFileSync(PEER_FILE, "utf8"));
    return stored.pairs === digest ? stored : null;
  } catch {
    return null;
  }
}

/**
 * Screening's part of the accuracy card: recall and precision on the labelled set, by names alone and with birth dates
 * and countries, beside a plain trigram comparison and nomenklatura's logic-v2. The same every time; no database.
 */
export function screeningCard() {
  const pairs = labelledPairs();
  const digest = pairsDigest(pairs);
  const ours = ourScores(pairs);
  const trigrams = pairs.map((pair) => trigramSimilarity(pair.given.name, pair.listed.name));
  const peer = peerScores(digest);
  const threshold = THRESHOLDS.screeningScore.default;
  const table = (on: "names" | "details"): Figures[] => [
    figures(ALGORITHM, threshold, ours[on], pairs),
    figures("pg_trgm similarity, its default", 0.3, trigrams, pairs),
    bestFigures("pg_trgm similarity, best threshold", trigrams, pairs),
    ...(peer
      ? [
          figures(`nomenklatura ${peer.version} logic-v2, its default`, 0.7, peer[on], pairs),
          bestFigures(`nomenklatura ${peer.version} logic-v2, best threshold`, peer[on], pairs),
        ]
      : []),
  ];
  const kinds = [...new Set(pairs.map((pair) => pair.kind))].map((kind) => {
    const places = pairs.flatMap((pair, i) => (pair.kind === kind ? [i] : []));
    const hits = (scores: readonly number[] | undefined, at: number) =>
      scores ? places.filter((i) => (scores[i] ?? 0) >= at).length : null;
    return {
      kind,
      isSame: pairs[places[0] ?? 0]?.isSame ?? false,
      pairs: places.length,
      ours: hits(ours.details, threshold),
      trigram: hits(trigrams, 0.3),
      peer: hits(peer?.details, 0.7),
    };
  });
  return {
    data: "Synthetic: 1,500 pairs of one person's name in 15 variations, 1,500 of different people in 6; made by bench/checks/screening (this project's licence).",
    ...{ pairs: pairs.length, digest, peerVersion: peer?.version ?? null },
    ...{ names: table("names"), details: table("details"), kinds },
  };
}
