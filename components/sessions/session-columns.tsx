import Link from "next/link";
import type { RowColumn } from "@/components/data-table/row-table";
import { CopiedId } from "@/components/ui/copied-id";
import { DecisionWord } from "@/components/ui/decision-word";
import { Initials } from "@/components/ui/initials";
import { OutcomeChip } from "@/components/ui/outcome-chip";
import { StatusWord } from "@/components/ui/status-word";
import { Time } from "@/components/ui/time";
import type { SessionItem } from "@/lib/client/session-list";
import { checkWord, profileWord, reasonWords } from "@/lib/format/labels";
import { durationText } from "@/lib/format/time-text";

const none = <span className="text-ink-3">–</span>;
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** What the list can show of a session. The first opens it. */
export const SESSION_COLUMNS: readonly RowColumn<SessionItem>[] = [
  {
    id: "person",
    label: "Person",
    cell: (item) => (
      <Link
        href={`/sessions/${item.session_id}/`}
        prefetch={false}
        data-row={item.session_id}
        className="block truncate font-medium outline-none before:absolute before:inset-0 focus-visible:before:shadow-[inset_2px_0_var(--accent)]"
      >
        <bdi>{item.entity_name}</bdi>
      </Link>
    ),
  },
  {
    id: "outcome",
    label: "Outcome",
    width: 124,
    cell: (item) =>
      item.outcome === "pending" ? (
        <span className="text-ink-3">
          –<span className="sr-only"> no outcome yet</span>
        </span>
      ) : (
        <OutcomeChip outcome={item.outcome} />
      ),
  },
  {
    id: "status",
    label: "Status",
    width: 124,
    className: "max-sm:hidden",
    cell: (item) => <StatusWord status={item.status} />,
  },
  {
    id: "decision",
    label: "Decision",
    width: 124,
    className: "max-md:hidden",
    cell: (item) => (item.review_decision ? <DecisionWord decision={item.review_decision} /> : none),
  },
  {
    id: "why",
    label: "Why",
    className: "text-ink-2 max-lg:hidden",
    cell: (item) => (item.failure_reason ? capital(reasonWords(item.failure_reason)) : none),
  },
  {
    id: "profile",
    label: "Profile",
    width: 132,
    extra: true,
    className: "text-ink-2",
    cell: (item) => profileWord(item.verification_profile),
  },
  {
    id: "checks",
    label: "Checks",
    width: 240,
    extra: true,
    className: "text-ink-2",
    cell: (item) => item.check_types.map(checkWord).join(", "),
  },
  {
    id: "email",
    label: "E-mail",
    width: 220,
    extra: true,
    className: "text-ink-2",
    cell: (item) => item.email ?? none,
  },
  {
    id: "reference",
    label: "Your reference",
    width: 140,
    extra: true,
    className: "text-ink-2",
    cell: (item) => item.external_id ?? none,
  },
  {
    id: "assigned",
    label: "Assigned",
    width: 90,
    extra: true,
    cell: (item) => (item.assignee ? <Initials name={item.assignee.name} /> : none),
  },
  {
    id: "created",
    label: "Created",
    width: 136,
    className: "text-ink-2 max-md:hidden",
    cell: (item) => <Time at={item.created_at} />,
  },
  {
    id: "took",
    label: "Took",
    width: 96,
    className: "text-ink-2 max-xl:hidden",
    cell: (item) =>
      item.completed_at ? durationText(Date.parse(item.completed_at) - Date.parse(item.created_at)) : none,
  },
  {
    id: "session",
    label: "Session",
    width: 150,
    className: "text-ink-3 max-xl:hidden",
    cell: (item) => (
      <span className="relative z-1">
        <CopiedId id={item.session_id} label="session id" />
      </span>
    ),
  },
];
