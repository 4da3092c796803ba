import type { DetailCompared, ScoreParts } from "@/db/schema/screening";
import { instantText } from "../../format/instant";
import type { Hit, ScreeningView } from "../../screening/list-hits";
import type { FoundHit } from "../../screening/screened";

const showDetail = ({ given, listed, agreement, effect }: DetailCompared) => ({
  given,
  listed,
  agreement,
  effect,
});

const showParts = ({ name, birthDate, country, gender }: ScoreParts) => ({
  name: {
    given: name.given,
    listed: name.listed,
    listed_kind: name.kind,
    score: name.score,
    words: name.words,
    unmatched: name.unmatched,
  },
  birth_date: showDetail(birthDate),
  country: showDetail(country),
  gender: showDetail(gender),
});

/** A list entry that was found, as the API, results and the command line show it. */
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
    score: round(hit.score),
    evidence: hit.evidence,
    algorithm,
    score_parts: hit.parts && showParts(hit.parts),
  };
}

/** A hit of a session with what was decided about it. */
export const showHit = (hit: Hit, rank: number) => ({
  hit_id: hit.id,
  ...showListedHit(hit, rank, hit.algorithm),
  kinds: hit.kinds,
  is_current: hit.isCurrent,
  status: hit.decision ?? "open",
  reopens_hit_id: hit.reopensId,
  decision:
    hit.decision && hit.decidedAt && hit.decidedBy
      ? {
          decision: hit.decision,
          reason: hit.reason ?? "",
          decided_by: hit.decidedBy,
          decided_at: instantText(hit.decidedAt),
        }
      : null,
  found_at: instantText(hit.createdAt),
});

export const showScreening = (screening: ScreeningView) => ({
  screening_id: screening.id,
  kind: screening.kind,
  check_id: screening.checkId,
  list_versions: screening.listVersions,
  algorithm: screening.algorithm,
  threshold: round(screening.threshold),
  candidates: screening.candidates,
  best_score: screening.bestScore === null ? null : round(screening.bestScore),
  screened_at: instantText(screening.createdAt),
});

/** Scores have three decimals; a real of the database has more. */
const round = (value: number) => Math.round(value * 1000) / 1000;
