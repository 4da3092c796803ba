import type { CheckPanelView, RegionView, SubCheckView } from "@/components/session/session-page-view";
import { CHECKS } from "@/lib/checks/registry";
import type { CheckView } from "@/lib/verification/get-session";

type Evidence = Partial<Record<"method" | "measured" | "threshold" | "reason" | "regions", unknown>>;
type Found = { breakdown: Record<string, string>; evidence: Record<string, Evidence> };

const found = (check: CheckView): Found => ({
  breakdown: (check.resultData?.breakdown ?? {}) as Found["breakdown"],
  evidence: (check.resultData?.evidence ?? {}) as Found["evidence"],
});
const text = (v: unknown) => (typeof v === "string" ? v : null);

/** A check as its panel shows it. */
export function panelOf(check: CheckView): CheckPanelView {
  const { breakdown, evidence } = found(check);
  const engine = check.resultData?.engine as { name?: unknown; version?: unknown } | undefined;
  // jsonb forgets the order of keys; the registry knows it.
  const order: readonly string[] = CHECKS[check.type].subChecks;
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return {
    id: check.id,
    type: check.type,
    status: check.status,
    outcome: check.outcome,
    decidedBy: text(check.resultData?.decided_by),
    engine: engine ? `${engine.name} ${engine.version}` : null,
    subChecks: Object.entries(breakdown)
      .sort(([a], [b]) => place(a) - place(b))
      .map(([key, value]) => subCheckOf(key, value, evidence[key] ?? {})),
  };
}

function subCheckOf(key: string, value: string, evidence: Evidence): SubCheckView {
  const plain = (v: unknown) => (typeof v === "number" || typeof v === "string" ? v : null);
  return {
    key,
    value,
    method: text(evidence.method),
    measured: typeof evidence.measured === "boolean" ? evidence.measured : plain(evidence.measured),
    threshold: plain(evidence.threshold),
    reason: text(evidence.reason),
    hasRegions: regionsOf(evidence).length > 0,
  };
}

type Region = { step: string; frame?: number; box: [number, number, number, number]; label?: string };
const regionsOf = (evidence: Evidence): Region[] =>
  Array.isArray(evidence.regions)
    ? (evidence.regions as Region[]).filter((r) => Array.isArray(r?.box) && r.box.length === 4)
    : [];

/** Everything that was read or measured somewhere on a picture. */
export function regionViews(checks: readonly CheckView[]): RegionView[] {
  return checks.flatMap((check) => {
    const { breakdown, evidence } = found(check);
    return Object.entries(evidence).flatMap(([key, finding]) =>
      regionsOf(finding).map((region) => ({
        checkId: check.id,
        key,
        value: breakdown[key] ?? "clear",
        step: region.step,
        frame: region.frame ?? null,
        box: region.box,
        label: region.label ?? null,
      })),
    );
  });
}
