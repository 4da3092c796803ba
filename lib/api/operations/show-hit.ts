import { instantText } from "../../format/instant";
import type { Hit, ScreeningView } from "../../screening/list-hits";
import { showListedHit } from "../../screening/show-found-hit";

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
  is_cut: screening.isCut,
  best_score: screening.bestScore === null ? null : round(screening.bestScore),
  screened_at: instantText(screening.createdAt),
});

/** Scores have three decimals; a real of the database has more. */
const round = (value: number) => Math.round(value * 1000) / 1000;
