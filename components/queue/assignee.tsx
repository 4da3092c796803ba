import { MonitorDot } from "lucide-react";
import { Initials } from "@/components/ui/initials";
import type { QueueRow } from "@/lib/client/queue";

/** Whose work it is, and whose screen it is on. */
export function Assignee({ item }: { item: Pick<QueueRow, "assignee" | "claim"> }) {
  const { assignee, claim } = item;
  if (!assignee && !claim) return <span className="text-ink-3">–</span>;
  return (
    <span className="flex items-center gap-1.5">
      {assignee ? <Initials name={assignee.name} title={`Assigned to ${assignee.name}`} /> : null}
      {claim ? (
        <span title={`${claim.name} has it open`} className="flex min-w-0 items-center gap-1 text-ink-2">
          <MonitorDot aria-hidden className="size-3.5 shrink-0" />
          <bdi className="truncate">{claim.name}</bdi>
          <span className="sr-only"> has it open</span>
        </span>
      ) : null}
    </span>
  );
}
