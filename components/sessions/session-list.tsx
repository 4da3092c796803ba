"use client";
import { Inbox } from "lucide-react";
import dynamic from "next/dynamic";
import { ClearFilters, FilterChoices } from "@/components/data-table/filter-choices";
import { ListFailure } from "@/components/data-table/list-failure";
import { ListFoot } from "@/components/data-table/list-foot";
import { RowTable } from "@/components/data-table/row-table";
import { SavedViews } from "@/components/data-table/saved-views";
import { SearchBox } from "@/components/data-table/search-box";
import { SearchedTo } from "@/components/data-table/searched-to";
import { TableOptions } from "@/components/data-table/table-options";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiFailure } from "@/lib/client/api";
import { listQuery } from "@/lib/client/list-query";
import { LIST_PARAMETERS, type SessionPage, useSessionPage } from "@/lib/client/session-list";
import type { TableChoice } from "@/lib/client/table-choice";
import { useChosen } from "@/lib/client/use-chosen";
import { useKeys } from "@/lib/client/use-keys";
import { useListAddress } from "@/lib/client/use-list-address";
import { useRowKeys } from "@/lib/client/use-row-keys";
import { useTableChoice } from "@/lib/client/use-table-choice";
import { shortId } from "@/lib/format/short-id";
import { chooseRows } from "./choose-rows";
import { DateFilter } from "./date-filter";
import { SESSION_COLUMNS } from "./session-columns";
import { NARROWING, SESSION_FILTERS } from "./session-filters";

const BulkBar = dynamic(() => import("./bulk-bar").then((module) => module.BulkBar));

type Props = {
  mode: "test" | "live";
  first: { query: string; page: SessionPage };
  choice: TableChoice;
  personId: string;
  mayChange: boolean;
};

/** Sessions with their filters in the address, paged by position, kept fresh by themselves. */
export function SessionList({ mode, first, choice: initially, personId, mayChange }: Props) {
  const { params, go } = useListAddress("/sessions/");
  const query = listQuery(LIST_PARAMETERS, params);
  const page = useSessionPage(mode, query, first);
  const [choice, change] = useTableChoice("sessions", initially);
  const rows = page.isPlaceholderData ? null : (page.data?.results ?? null);
  const { chosen, set, toggle, setAll } = useChosen(rows?.map((row) => row.session_id) ?? []);
  useRowKeys();
  useKeys({
    x: () => {
      const id = (document.activeElement as HTMLElement | null)?.dataset.row;
      if (id && mayChange) toggle(id);
    },
  });
  const filtered = NARROWING.some((name) => params.get(name));
  const entityId = params.get("entity_id");
  const failure = page.error instanceof ApiFailure ? page.error : null;
  const filters = viewQuery(params);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <search aria-label="Filters" className="flex flex-wrap items-center gap-1.5 px-4 pb-2.5">
        <SearchBox
          label="Search sessions"
          placeholder="Name, e-mail, document or id"
          value={params.get("search") ?? ""}
          onSearch={(search) => go({ search })}
        />
        <FilterChoices choices={SESSION_FILTERS} params={params} go={go} />
        <DateFilter params={params} onChange={go} />
        {entityId ? (
          <span className="flex h-6.5 items-center gap-1.5 rounded-md border border-line-2 bg-surface px-2">
            Person <b className="font-medium text-accent">{shortId(entityId)}</b>
          </span>
        ) : null}
        {filtered ? <ClearFilters names={NARROWING} go={go} /> : null}
        <SavedViews
          mode={mode}
          list="sessions"
          personId={personId}
          mayShare={mayChange}
          query={filters}
          columns={choice.columns}
          onOpen={(view) => {
            if (view.columns) change({ columns: view.columns });
            const next = Object.fromEntries(new URLSearchParams(view.query));
            go({ ...Object.fromEntries(NARROWING.map((name) => [name, null])), ...next });
          }}
        />
        <TableOptions columns={SESSION_COLUMNS} choice={choice} onChoice={change} />
      </search>
      {failure && !page.data ? (
        <ListFailure what="sessions" failure={failure} onRetry={() => void page.refetch()} />
      ) : (
        <RowTable
          caption="Sessions, newest first"
          columns={SESSION_COLUMNS}
          rows={rows}
          rowKey={(item) => item.session_id}
          choice={choice}
          onChoice={change}
          isChosen={(item) => chosen.has(item.session_id)}
          lead={mayChange ? chooseRows({ rows, chosen, set, setAll }) : undefined}
          empty={
            page.data?.searched_to ? null : filtered ? (
              <EmptyState icon={Inbox} title="No session fits these filters">
                Choose other filters, or clear them. Searches look for the beginning of a name, an address or
                a reference, and for whole document numbers.
              </EmptyState>
            ) : (
              <EmptyState icon={Inbox} title={`No ${mode} sessions yet`}>
                {mayChange
                  ? "Press “New session”, or create one by the API. The person gets a link by e-mail and appears here."
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
      {chosen.size > 0 ? (
        <BulkBar
          mode={mode}
          chosen={chosen}
          nameOf={(id) => rows?.find((row) => row.session_id === id)?.entity_name ?? ""}
          onClear={() => setAll(false)}
        />
      ) : null}
      <ListFoot
        newer={page.data?.prev_cursor ?? null}
        older={page.data?.next_cursor ?? null}
        onNewer={(before) => go({ before })}
        onOlder={(after) => go({ after })}
        keys={mayChange ? [["x", "choose"]] : []}
        updatedAt={page.dataUpdatedAt}
        failed={failure !== null}
      />
    </div>
  );
}

/** The filters as a view keeps them: known ones, in one order, without a page. */
function viewQuery(params: { get(name: string): string | null }): string {
  const query = new URLSearchParams();
  for (const name of NARROWING) {
    const value = params.get(name);
    if (value) query.set(name, value);
  }
  return query.toString();
}
