import type { ScoreParts } from "@/db/schema/screening";
import type { FoundHit } from "./screened";
import type { StoredHit } from "./store-screening";

const showParts = ({ name, birthDate, country, gender }: ScoreParts) => ({
  name: {
    given: name.given,
    listed: name.listed,
    listed_kind: name.kind,
    score: name.score,
    words: name.words,
    unmatched: name.unmatched,
  },
  birth_date: birthDate,
  country,
  gender,
});

/** A list entry that was found, as results, the API and the command line show it (contract: lib/api/contracts/hits.ts). */
export function showListedHit(
  hit: Omit<FoundHit, "entryHash" | "parts"> & { parts: ScoreParts | null },
  rank: number,
  algorithm: string,
) {
  const { entry } = hit;
  return {
    rank,
    list: hit.list,
    entry_id: hit.sourceId,
    list_version: hit.version,
    topics: entry.topics,
    programs: entry.programs,
    position: entry.position,
    names: entry.names,
    birth_dates: entry.birthDates,
    countries: entry.countries,
    gender: entry.gender,
    score: Math.round(hit.score * 1000) / 1000,
    evidence: hit.evidence,
    algorithm,
    score_parts: hit.parts && showParts(hit.parts),
  };
}

/** A hit in `result_data.hits`: as it was when the check was carried out. */
export const showFoundHit = (hit: StoredHit, rank: number, algorithm: string) => ({
  hit_id: hit.id,
  ...showListedHit(hit, rank, algorithm),
  status: hit.decision ?? "open",
});
