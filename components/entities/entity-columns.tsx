import Link from "next/link";
import type { RowColumn } from "@/components/data-table/row-table";
import { CopiedId } from "@/components/ui/copied-id";
import { Time } from "@/components/ui/time";
import type { EntityItem } from "@/lib/client/entity-list";
import { KIND_WORDS } from "./entity-words";
import { ScreeningChip } from "./screening-chip";

const none = <span className="text-ink-3">–</span>;

/** What the list can show of an entity. The first opens it. */
export const ENTITY_COLUMNS: readonly RowColumn<EntityItem>[] = [
  {
    id: "name",
    label: "Name",
    cell: (item) => (
      <Link
        href={`/entities/${item.id}/`}
        prefetch={false}
        data-row={item.id}
        className="block truncate font-medium outline-none before:absolute before:inset-0 focus-visible:before:shadow-[inset_2px_0_var(--accent)]"
      >
        <bdi>{item.name}</bdi>
      </Link>
    ),
  },
  {
    id: "kind",
    label: "Kind",
    width: 110,
    className: "text-ink-2 max-sm:hidden",
    cell: (item) => KIND_WORDS[item.entity_type] ?? item.entity_type,
  },
  {
    id: "screening",
    label: "Screening",
    width: 150,
    cell: (item) =>
      item.screening_status === "not_screened" ? (
        <span className="text-ink-3">
          –<span className="sr-only"> not screened</span>
        </span>
      ) : (
        <ScreeningChip status={item.screening_status} />
      ),
  },
  {
    id: "email",
    label: "E-mail",
    width: 240,
    className: "text-ink-2 max-lg:hidden",
    cell: (item) => item.email || none,
  },
  {
    id: "reference",
    label: "Your reference",
    width: 150,
    className: "text-ink-2 max-lg:hidden",
    cell: (item) => item.external_id ?? none,
  },
  {
    id: "subtype",
    label: "Subtype",
    width: 140,
    extra: true,
    className: "text-ink-2",
    cell: (item) => item.entity_subtype ?? none,
  },
  {
    id: "created",
    label: "Created",
    width: 136,
    className: "text-ink-2 max-md:hidden",
    cell: (item) => <Time at={item.created_at} />,
  },
  {
    id: "entity",
    label: "Entity",
    width: 150,
    className: "text-ink-3 max-xl:hidden",
    cell: (item) => (
      <span className="relative z-1">
        <CopiedId id={item.id} label="entity id" />
      </span>
    ),
  },
];
