import Link from "next/link";
import type { RowColumn } from "@/components/data-table/row-table";
import { CopiedId } from "@/components/ui/copied-id";
import { OutcomeChip } from "@/components/ui/outcome-chip";
import type { QueueRow } from "@/lib/client/queue";
import { checkWord, profileWord, QUEUE_REASON_WORDS } from "@/lib/format/labels";
import { AssignMenu } from "./assign-menu";
import { Assignee } from "./assignee";
import { Waiting } from "./waiting";

/** The same columns for somebody who may change whose work a session is. */
export const assigningColumns = (mode: "test" | "live", personId: string): readonly RowColumn<QueueRow>[] =>
  QUEUE_COLUMNS.map((column) =>
    column.id === "assigned"
      ? { ...column, cell: (item) => <AssignMenu item={item} mode={mode} personId={personId} /> }
      : column,
  );

/** What the queue shows of a session. The first opens it. */
export const QUEUE_COLUMNS: readonly RowColumn<QueueRow>[] = [
  {
    id: "person",
    label: "Person",
    width: 220,
    cell: (item) => (
      <Link
        href={`/sessions/${item.session_id}/`}
        prefetch={false}
        data-row
        className="block truncate font-medium outline-none before:absolute before:inset-0 focus-visible:before:shadow-[inset_2px_0_var(--accent)]"
      >
        <bdi>{item.entity_name}</bdi>
      </Link>
    ),
  },
  { id: "outcome", label: "Outcome", width: 124, cell: (item) => <OutcomeChip outcome={item.outcome} /> },
  {
    id: "why",
    label: "Why a person is needed",
    className: "max-md:hidden",
    cell: (item) => item.reason_text ?? QUEUE_REASON_WORDS[item.reason],
  },
  {
    id: "reason",
    label: "Kind",
    width: 140,
    extra: true,
    className: "text-ink-2",
    cell: (item) => QUEUE_REASON_WORDS[item.reason],
  },
  {
    id: "profile",
    label: "Profile",
    width: 132,
    className: "text-ink-2 max-lg:hidden",
    cell: (item) => profileWord(item.verification_profile),
  },
  {
    id: "checks",
    label: "Checks",
    width: 260,
    extra: true,
    className: "text-ink-2",
    cell: (item) => item.check_types.map(checkWord).join(", "),
  },
  {
    id: "assigned",
    label: "Assigned",
    width: 132,
    className: "max-sm:hidden",
    cell: (item) => <Assignee item={item} />,
  },
  {
    id: "waiting",
    label: "Waiting",
    width: 124,
    cell: (item) => <Waiting since={item.queued_at} due={item.due_at} />,
  },
  {
    id: "session",
    label: "Session",
    width: 140,
    extra: true,
    className: "text-ink-3",
    cell: (item) => (
      <span className="relative z-1">
        <CopiedId id={item.session_id} label="session id" />
      </span>
    ),
  },
];
