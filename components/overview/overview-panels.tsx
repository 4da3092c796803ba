import { Card } from "@/components/ui/card";
import { DECISION_WORDS, OUTCOME_WORDS } from "@/lib/format/labels";
import { DayBars } from "./day-bars";
import { KeyFigures } from "./key-figures";
import type { OverviewView } from "./overview-view";
import { ShareTable } from "./share-table";

const STEPS: readonly [string, string][] = [
  ["document_front", "Document front"],
  ["document_back", "Document back"],
  ["selfie", "Selfie"],
  ["liveness", "Liveness"],
  ["proof_of_address", "Proof of address"],
];
const nothing = "No sessions in this period.";

/** Rows in the order of the words, those without a session left out. */
const rowsOf = (words: Record<string, string>, counts: Record<string, number>) =>
  Object.entries(words)
    .map(([key, label]) => ({ label, count: counts[key] ?? 0 }))
    .filter(({ count }) => count > 0);

/** What became of a period's sessions. */
export function OverviewPanels({ overview }: { overview: OverviewView }) {
  const { total, days } = overview;
  const ended = (total.statuses.completed ?? 0) + (total.statuses.failed ?? 0);
  const steps = STEPS.map(([key, label]) => ({ label, count: total.steps[key] ?? 0 }));
  const decided = Object.values(total.decisions).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <KeyFigures overview={overview} />
      <Card title="Created each day" line="The filled part came to a result.">
        <DayBars days={days} />
      </Card>
      <div className="grid gap-4 md:grid-cols-2">
        <Card
          title="How far people came"
          line="Of the sessions created. A step counts once something was handed in; not every session asks for every step."
        >
          <ShareTable
            head="Step"
            whole={total.created}
            empty={nothing}
            rows={[
              { label: "Opened", count: total.opened },
              ...steps.filter(({ count }) => count > 0),
              { label: "Handed in", count: total.submitted },
              { label: "Result", count: ended },
            ]}
          />
        </Card>
        <Card title="Where they ended" line="Of the sessions created.">
          <ShareTable
            head="State"
            whole={total.created}
            empty={nothing}
            rows={rowsOf(
              {
                completed: "Completed",
                failed: "Failed",
                expired: "Expired",
                revoked: "Revoked",
                accessed: "Under way",
                pending: "Not opened yet",
              },
              total.statuses,
            )}
          />
        </Card>
        <Card title="Outcomes" line="Of the sessions that came to a result.">
          <ShareTable
            head="Outcome"
            whole={ended}
            empty="No session came to a result yet."
            rows={rowsOf({ ...OUTCOME_WORDS, pending: "" }, { ...total.outcomes, pending: 0 })}
          />
        </Card>
        <Card title="Decisions" line="The latest of each session that a person decided on.">
          <ShareTable
            head="Decision"
            whole={decided}
            empty="Nobody has decided on one yet."
            rows={rowsOf(DECISION_WORDS, total.decisions)}
          />
        </Card>
      </div>
    </>
  );
}
