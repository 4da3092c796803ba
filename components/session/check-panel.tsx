import { OutcomeChip } from "@/components/ui/outcome-chip";
import { checkWord } from "@/lib/format/labels";
import { Panel } from "./panel";
import type { CheckPanelView } from "./session-page-view";
import { SubCheck } from "./sub-check";

/** A check and everything it looked at. A reason that all sub-checks share is said once. */
export function CheckPanel({ check }: { check: CheckPanelView }) {
  const reasons = new Set(check.subChecks.map((s) => s.reason));
  const [only] = reasons;
  const shared = check.subChecks.length > 1 && reasons.size === 1 ? (only ?? null) : null;
  return (
    <Panel
      id={`check-${check.id}`}
      title={checkWord(check.type)}
      aside={<OutcomeChip outcome={check.outcome} />}
    >
      {check.subChecks.length ? (
        <ul>
          {check.subChecks.map((sub) => (
            <SubCheck key={sub.key} checkId={check.id} sub={shared ? { ...sub, reason: null } : sub} />
          ))}
        </ul>
      ) : (
        <p className="text-ink-2">{WAITING[check.outcome] ?? WAITING[check.status] ?? "No result."}</p>
      )}
      {shared ? <p className="mt-1 text-xs text-ink-2">{shared}</p> : null}
      {check.decidedBy ? (
        <p className="mt-1 text-xs text-ink-2">
          Decided by {check.engine ?? check.decidedBy.replace("engine:", "the engine ")}.
        </p>
      ) : null}
    </Panel>
  );
}

const WAITING: Record<string, string> = {
  not_processed: "The session ended before this check could run.",
  processing: "Running now.",
  pending: "Runs when the person has handed everything in.",
};
