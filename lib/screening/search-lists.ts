import type { ScreenedFields } from "@/db/schema/screening";
import type { ListedEntry } from "@/db/schema/watchlists";
import { ALGORITHM, NAME_SHARE } from "./algorithm";
import { MOST_ADDED } from "./compare-details";
import { compareNames } from "./compare-names";
import { type Bearer, findBearers, MOST_BEARERS } from "./find-bearers";
import { findSpellings, type Spelling } from "./find-spellings";
import type { ListVersions } from "./list-versions";
import { nameScorer } from "./name-scorer";
import { type NameWord, prepareName } from "./prepare-name";
import type { ReadLists } from "./read-lists";
import { byEvidence, scoreEntry } from "./score-entry";
import type { FoundHit, Searched } from "./screened";
import type { ListKind } from "./topics";

/** Hits kept of a screening; a name that has more says nothing. */
const MOST_HITS = 50;
/** Names whose bearers are looked at when nobody reaches the threshold. */
const MOST_BEST = 20;

type Wanted = { fields: ScreenedFields; kind: ListKind; versions: ListVersions; threshold: number };

/**
 * Searches these versions of the lists for a person or company. Names by index in PostgreSQL, compared here; then
 * those who bear the similar ones, by evidence, scored so that every score can be explained. Nothing is written.
 */
export async function searchLists(read: ReadLists, wanted: Wanted): Promise<Searched> {
  const { fields, versions, threshold } = wanted;
  const words = Object.keys(versions).length === 0 ? [] : prepareName(fields.name);
  const { spellings, isCut } =
    words.length === 0 ? { spellings: [], isCut: false } : await findSpellings(read, words, wanted.kind);
  const { near, best } = similar(words, spellings, (threshold - MOST_ADDED) / NAME_SHARE);
  const bearers = near.length === 0 ? [] : await findBearers(read, near, wanted);
  const scored = scoreBearers(fields, words, near, bearers);
  const hits = scored.filter((hit) => hit.score >= threshold).sort(byEvidence);
  // Nobody may reach the threshold: how near the best one comes is told all the same.
  const others =
    scored.length > 0 || best.length === 0 ? [] : await findBearers(read, best, { ...wanted, threshold: 0 });
  const all = scored.length > 0 ? scored : scoreBearers(fields, words, best, others);
  return {
    fields,
    listVersions: versions,
    algorithm: ALGORITHM,
    threshold,
    candidates: spellings.length,
    isCut: isCut || hits.length > MOST_HITS || (bearers[0]?.of ?? 0) > MOST_BEARERS,
    bestScore: all.length === 0 ? null : Math.max(...all.map((hit) => hit.score)),
    hits: hits.slice(0, MOST_HITS),
  };
}

type Similar = { id: number; name: string; score: number };

/** The spellings whose score reaches `least`, and the best few of all. */
function similar(
  words: NameWord[],
  spellings: readonly Spelling[],
  least: number,
): { near: Similar[]; best: Similar[] } {
  const score = nameScorer(words);
  const near: Similar[] = [];
  let best: Similar | null = null;
  for (const [id, name] of spellings) {
    const reached = score(prepareName(name), Math.min(best?.score ?? 0, least));
    const one = { id, name, score: reached };
    if (reached > (best?.score ?? 0)) best = one;
    if (reached >= least) near.push(one);
  }
  const first = near.length > 0 ? near.toSorted((a, b) => b.score - a.score).slice(0, MOST_BEST) : [];
  return { near, best: first.length > 0 || !best ? first : [best] };
}

function scoreBearers(
  fields: ScreenedFields,
  words: NameWord[],
  near: readonly Similar[],
  bearers: readonly Bearer[],
): FoundHit[] {
  const names = new Map(near.map(({ id, name }) => [id, name]));
  return bearers.flatMap(({ list, version, sourceId, entryHash, content: entry, kind, spellingId }) => {
    const listed = names.get(spellingId);
    if (listed === undefined || !isSameKind(fields.kind, entry.kind)) return [];
    const compared = compareNames(words, prepareName(listed));
    const scored = scoreEntry(fields, { listed, kind, compared }, entry);
    return [{ list, version, sourceId, entryHash, entry, ...scored }];
  });
}

/** A person is not compared with companies; what a list leaves open is compared with both. */
const isSameKind = (wanted: ScreenedFields["kind"], listed: ListedEntry["kind"]) =>
  listed === "other" || listed === wanted;
