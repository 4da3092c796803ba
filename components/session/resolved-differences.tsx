import { Time } from "@/components/ui/time";
import { Panel } from "./panel";
import type { DiscrepancyItem } from "./session-page-view";

/** Differences between document and record, and how each was settled. */
export function ResolvedDifferences({ items }: { items: DiscrepancyItem[] }) {
  const settled = items.filter((item) => item.resolution !== null);
  if (settled.length === 0) return null;
  return (
    <Panel title="Differences resolved">
      <ul className="grid gap-1.5">
        {settled.map((item) => (
          <li key={item.id}>
            <p>
              {item.label}: <span className="font-medium">{item.resolutionWords}</span>
            </p>
            <p className="text-xs wrap-anywhere text-ink-2">
              <bdi>{item.documentValue ?? "–"}</bdi> on the document, <bdi>{item.recordValue ?? "–"}</bdi> in
              your record. <bdi>{item.resolvedByName}</bdi>
              {item.resolvedAt ? (
                <>
                  , <Time at={item.resolvedAt} />
                </>
              ) : null}
              {item.resolutionNotes ? (
                <>
                  : <bdi>{item.resolutionNotes}</bdi>
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
