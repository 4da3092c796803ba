import type { Column } from "@/components/data-table/plain-table";
import { CopiedId } from "@/components/ui/copied-id";
import { Time } from "@/components/ui/time";

export type AuditRow = {
  id: string;
  mode: string | null;
  action: string;
  actorType: string;
  actorName: string | null;
  targetType: string;
  targetId: string | null;
  details: Record<string, unknown>;
  createdAt: string;
  sequence: number | null;
};

const ACTORS: Record<string, string> = {
  system: "Veridesk",
  applicant: "The applicant",
  apiKey: "An API key",
  user: "Somebody",
};

const plain = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(plain).join(" + ") || "none";
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
};

/** `key value, key value`: the facts of an entry, none of them personal. */
const detailsText = (details: Record<string, unknown>): string =>
  Object.entries(details)
    .map(([key, value]) => `${key.replaceAll("_", " ")} ${plain(value)}`)
    .join(", ");

const spoken = (action: string): string => action.replace(".", " ").replaceAll("_", " ");

export const AUDIT_COLUMNS: readonly Column<AuditRow>[] = [
  { label: "When", className: "w-34 text-ink-2 max-sm:w-24", cell: (entry) => <Time at={entry.createdAt} /> },
  {
    label: "Who",
    className: "w-40 max-sm:w-28",
    cell: (entry) => (
      <span title={entry.actorType === "apiKey" ? "An API key" : undefined}>
        <bdi>{entry.actorName ?? ACTORS[entry.actorType] ?? entry.actorType}</bdi>
        {entry.actorType === "apiKey" && entry.actorName ? <span className="text-ink-3"> key</span> : null}
      </span>
    ),
  },
  {
    label: "Did",
    className: "w-56 max-sm:w-auto",
    cell: (entry) => <span title={entry.action}>{spoken(entry.action)}</span>,
  },
  {
    label: "To",
    className: "w-44 text-ink-3 max-md:hidden",
    cell: (entry) =>
      entry.targetId ? <CopiedId id={entry.targetId} label={`${entry.targetType} id`} /> : "–",
  },
  {
    label: "Facts",
    className: "text-ink-2 max-lg:hidden",
    cell: (entry) => <span title={detailsText(entry.details)}>{detailsText(entry.details) || "–"}</span>,
  },
  { label: "Mode", className: "w-18 text-ink-2 max-md:hidden", cell: (entry) => entry.mode ?? "–" },
  {
    label: "Entry",
    className: "w-20 text-right text-ink-3 tabular-nums max-sm:hidden",
    cell: (entry) => entry.sequence ?? <span title="Joins the chain within about a second">not sealed</span>,
  },
];
