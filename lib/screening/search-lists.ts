import type { ScreenedFields } from "@/db/schema/screening";
import type { ListedEntry } from "@/db/schema/watchlists";
import { ALGORITHM, NAME_SHARE } from "./algorithm";
import { compareNames, type NamesCompared } from "./compare-names";
import { type Candidate, findCandidates } from "./find-candidates";
import type { ListVersions } from "./list-versions";
import { prepareName } from "./prepare-name";
import type { ReadLists } from "./read-lists";
import { byEvidence, type NameFound, scoreEntry } from "./score-entry";
import type { FoundHit, Searched } from "./screened";
import type { ListKind } from "./topics";

/** Entries whose details are looked at, those with the most similar names first. */
const MOST_ENTRIES = 500;
/** Hits kept of a screening; a name that has more says nothing. */
const MOST_HITS = 50;
/** What birth date and country can add at most. */
const MOST_ADDED = 0.1;
/** A name that is listed as a weak alias has to be met more exactly. */
const WEAK_ALIAS = 0.92;

const entriesText = `
select id::text, source_id as "sourceId", encode(content_hash, 'hex') as "entryHash", content
from watchlist_entries where id = any($1::text[]::bigint[])`;
type EntryRow = { id: string; sourceId: string; entryHash: string; content: ListedEntry };

/**
 * Searches these versions of the lists for a person or company. Two steps: names by index in PostgreSQL, then scored
 * here, so that every score can be explained. Nothing is written.
 */
export async function searchLists(
  read: ReadLists,
  wanted: { fields: ScreenedFields; kind: ListKind; versions: ListVersions; threshold: number },
): Promise<Searched> {
  const { fields, versions, threshold } = wanted;
  const found = Object.keys(versions).length === 0 ? [] : await bestNames(read, wanted);
  const least = (threshold - MOST_ADDED) / NAME_SHARE;
  const near = found.filter(({ name }) => name.compared.score >= least).slice(0, MOST_ENTRIES);
  const rows = near.length === 0 ? [] : await read<EntryRow>(entriesText, [near.map((one) => one.entryId)]);
  const entries = new Map(rows.map((row) => [row.id, row]));
  const scored = near.flatMap(({ entryId, list, version, name }): FoundHit[] => {
    const row = entries.get(entryId);
    if (!row || !isSameKind(fields.kind, row.content.kind)) return [];
    const { sourceId, entryHash, content: entry } = row;
    return [{ list, sourceId, version, entryHash, entry, ...scoreEntry(fields, name, entry) }];
  });
  const bestName = (found[0]?.name.compared.score ?? 0) * NAME_SHARE;
  const best = scored.length > 0 ? Math.max(...scored.map((hit) => hit.score)) : bestName;
  return {
    fields,
    listVersions: versions,
    algorithm: ALGORITHM,
    threshold,
    candidates: found.length,
    bestScore: found.length === 0 ? null : Math.round(best * 1000) / 1000,
    hits: scored
      .filter((hit) => hit.score >= threshold)
      .sort(byEvidence)
      .slice(0, MOST_HITS),
  };
}

type Found = Pick<Candidate, "entryId" | "list" | "version"> & { name: NameFound };

/** For each entry found the name of it that is most alike; most alike first. */
async function bestNames(
  read: ReadLists,
  { fields, kind, versions }: { fields: ScreenedFields; kind: ListKind; versions: ListVersions },
): Promise<Found[]> {
  const words = prepareName(fields.name);
  if (words.length === 0) return [];
  const best = new Map<string, Found>();
  // Many people share a name: it is compared once.
  const met = new Map<string, NamesCompared>();
  for (const candidate of await findCandidates(read, words, kind, versions)) {
    const compared = met.get(candidate.name) ?? compareNames(words, prepareName(candidate.name));
    met.set(candidate.name, compared);
    if (candidate.kind === "weak" && compared.score < WEAK_ALIAS) continue;
    const before = best.get(candidate.entryId);
    if (before && before.name.compared.score >= compared.score) continue;
    const { entryId, list, version } = candidate;
    best.set(entryId, {
      entryId,
      list,
      version,
      name: { listed: candidate.name, kind: candidate.kind, compared },
    });
  }
  return [...best.values()].sort((a, b) => b.name.compared.score - a.name.compared.score);
}

/** A person is not compared with companies; what a list leaves open is compared with both. */
const isSameKind = (wanted: ScreenedFields["kind"], listed: ListedEntry["kind"]) =>
  listed === "other" || listed === wanted;
