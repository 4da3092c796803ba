import type { HitDetail, HitView } from "@/components/session/session-page-view";
import type { Hit } from "@/lib/screening/list-hits";

const LABELS = [
  ["birthDate", "Born"],
  ["country", "Country"],
  ["gender", "Sex"],
] as const;

/** A hit as the page shows it: detail for detail beside the record. */
export function hitView(hit: Hit, entityName: string): HitView {
  const { entry, parts } = hit;
  const listed = {
    birthDate: entry.birthDates,
    country: entry.countries,
    gender: entry.gender ? [entry.gender] : [],
  };
  const details: HitDetail[] = [
    {
      label: "Name",
      given: parts?.name.given ?? entityName,
      listed: parts?.name.listed ?? entry.names[0]?.name ?? "",
      agreement: `similarity ${(parts?.name.score ?? hit.score).toFixed(2)}`,
    },
    ...LABELS.map(([key, label]) => {
      const part = parts?.[key];
      return {
        label,
        given: part?.given ?? "",
        listed: (part?.listed ?? listed[key]).join(", "),
        agreement: part?.agreement ?? "unknown",
      };
    }),
  ];
  return {
    id: hit.id,
    list: hit.list,
    sourceId: hit.sourceId,
    version: hit.version,
    kinds: hit.kinds,
    score: hit.score,
    evidence: hit.evidence,
    algorithm: hit.algorithm,
    isCurrent: hit.isCurrent,
    topics: entry.topics,
    programs: entry.programs,
    position: entry.position,
    details,
    decision: hit.decision,
    reason: hit.reason,
    decidedBy: hit.decidedBy?.name ?? null,
    decidedAt: hit.decidedAt?.toISOString() ?? null,
  };
}
