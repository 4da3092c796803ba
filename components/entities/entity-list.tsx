"use client";
import { Users } from "lucide-react";
import { ClearFilters, FilterChoices } from "@/components/data-table/filter-choices";
import { ListFailure } from "@/components/data-table/list-failure";
import { ListFoot } from "@/components/data-table/list-foot";
import { RowTable } from "@/components/data-table/row-table";
import { SearchBox } from "@/components/data-table/search-box";
import { SearchedTo } from "@/components/data-table/searched-to";
import { TableOptions } from "@/components/data-table/table-options";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiFailure } from "@/lib/client/api";
import { ENTITY_PARAMETERS, type EntityPage, useEntityPage } from "@/lib/client/entity-list";
import { listQuery } from "@/lib/client/list-query";
import type { TableChoice } from "@/lib/client/table-choice";
import { useListAddress } from "@/lib/client/use-list-address";
import { useRowKeys } from "@/lib/client/use-row-keys";
import { useTableChoice } from "@/lib/client/use-table-choice";
import { ENTITY_COLUMNS } from "./entity-columns";
import { KIND_WORDS, SCREENING_WORDS } from "./entity-words";

type Props = {
  mode: "test" | "live";
  first: { query: string; page: EntityPage };
  choice: TableChoice;
  mayChange: boolean;
};

const FILTERS = [
  { name: "entity_type", label: "Kind", words: KIND_WORDS },
  { name: "screening_status", label: "Screening", words: SCREENING_WORDS },
];
const NARROWING = ["search", "entity_type", "screening_status", "created_after", "created_before"];

/** Entities with their filters in the address, paged by position, kept fresh by themselves. */
export function EntityList({ mode, first, choice: initially, mayChange }: Props) {
  const { params, go } = useListAddress("/entities/");
  const page = useEntityPage(mode, listQuery(ENTITY_PARAMETERS, params), first);
  const [choice, change] = useTableChoice("entities", initially);
  const rows = page.isPlaceholderData ? null : (page.data?.results ?? null);
  useRowKeys();
  const filtered = NARROWING.some((name) => params.get(name));
  const failure = page.error instanceof ApiFailure ? page.error : null;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <search aria-label="Filters" className="flex flex-wrap items-center gap-1.5 px-4 pb-2.5">
        <SearchBox
          label="Search entities"
          placeholder="Name, e-mail or reference"
          value={params.get("search") ?? ""}
          onSearch={(search) => go({ search })}
        />
        <FilterChoices choices={FILTERS} params={params} go={go} />
        {filtered ? <ClearFilters names={NARROWING} go={go} /> : null}
        <TableOptions columns={ENTITY_COLUMNS} choice={choice} onChoice={change} />
      </search>
      {failure && !page.data ? (
        <ListFailure what="entities" failure={failure} onRetry={() => void page.refetch()} />
      ) : (
        <RowTable
          caption="Entities, newest first"
          columns={ENTITY_COLUMNS}
          rows={rows}
          rowKey={(item) => item.id}
          choice={choice}
          onChoice={change}
          empty={
            page.data?.searched_to ? null : filtered ? (
              <EmptyState icon={Users} title="No entity fits these filters">
                Choose other filters, or clear them. Beyond the newest 50,000, searches look for the beginning
                of a name, an address or a reference.
              </EmptyState>
            ) : (
              <EmptyState icon={Users} title={`No ${mode} entities yet`}>
                {mayChange
                  ? "Press “New entity”, or create one by the API. A new session for a new person makes one too."
                  : "They appear here when a colleague or the API creates one."}
              </EmptyState>
            )
          }
        />
      )}
      {page.data?.searched_to ? (
        <SearchedTo
          at={page.data.searched_to}
          found={rows?.length ?? 0}
          onMore={() => go({ after: page.data?.next_cursor ?? null })}
        />
      ) : null}
      <ListFoot
        newer={page.data?.prev_cursor ?? null}
        older={page.data?.next_cursor ?? null}
        onNewer={(before) => go({ before })}
        onOlder={(after) => go({ after })}
        updatedAt={page.dataUpdatedAt}
        failed={failure !== null}
      />
    </div>
  );
}
