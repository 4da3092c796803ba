import type { ScreeningKind } from "@/db/schema/screening";
import type { EntityScreened } from "../../../screening/screen-entity";
import type { CheckInput, CheckOutcome, CheckResult, Evidence, SubOutcome } from "../../provider";
import { notExamined } from "./not-examined";

const KINDS = {
  aml_check: { kind: "sanctions", subCheck: "sanctionsLists", of: "sanctions, crime or wanted" },
  pep_check: { kind: "pep", subCheck: "pepLists", of: "politically exposed persons'" },
} as const satisfies Partial<Record<string, { kind: ScreeningKind; subCheck: string; of: string }>>;

const CUT = "; so many share the name that those with less evidence were left out";

/**
 * Compares the entity with the operator's watchlists. A hit nobody has decided about is `attention` (`consider` when
 * its birth date or gender disagrees); one that a person confirmed before is an `issue` of sanctions, `attention` of
 * PEP lists; rejected ones do not count while neither side changes. Without a list nothing was examined, and it says so.
 */
export async function screeningCheck(
  input: CheckInput,
  type: "aml_check" | "pep_check",
): Promise<CheckResult> {
  const { kind, subCheck, of } = KINDS[type];
  const found = await input.screen(kind);
  if (!found)
    return notExamined(input, `No ${of} watchlist has been imported. Nobody was compared with anything.`);
  const { outcome, why } = judge(found, kind);
  const { hits, ...rest } = found;
  const lists = Object.entries(found.listVersions).map(([list, version]) => `${list}@${version}`);
  const evidence: Evidence = {
    method: `${found.algorithm}; ${lists.join(", ")}; ${found.candidates} names compared${found.isCut ? CUT : ""}`,
    measured: found.bestScore,
    threshold: found.threshold,
    ...(why ? { reason: why } : {}),
  };
  return {
    outcome,
    breakdown: { [subCheck]: outcome satisfies SubOutcome },
    evidence: { [subCheck]: evidence },
    screening: { ...rest, hits: hits.map(({ decision: _, ...hit }) => hit) },
    engine: {
      name: "screening",
      version: found.algorithm,
      thresholds: { screeningScore: found.threshold },
      lists: Object.fromEntries(Object.entries(found.listVersions).map(([list, v]) => [list, String(v)])),
    },
    ...(why
      ? {
          failureReason: kind === "sanctions" ? "sanctions_match" : "manual_review_required",
          failureDetails: why,
        }
      : {}),
  };
}

function judge(
  { hits, isCut }: EntityScreened,
  kind: ScreeningKind,
): { outcome: CheckOutcome; why: string | null } {
  const confirmed = hits.filter((hit) => hit.decision === "confirmed");
  const open = hits.filter((hit) => hit.decision === null);
  const [best] = open;
  if (confirmed.length > 0)
    return {
      outcome: kind === "sanctions" ? "issue" : "attention",
      why: "A person has confirmed this list entry before, and neither it nor the record has changed.",
    };
  if (!best && isCut)
    return { outcome: "consider", why: "So many share this name that not everything was compared or kept." };
  if (!best) return { outcome: "clear", why: null };
  const many = open.length === 1 ? "1 list entry" : `${open.length} list entries`;
  const isWeak = open.every((hit) => hit.evidence === "disagrees");
  return {
    outcome: isWeak ? "consider" : "attention",
    why: `${many} may be this person; best evidence: ${best.evidence.replaceAll("_", " ")}, score ${best.score.toFixed(2)}.`,
  };
}
