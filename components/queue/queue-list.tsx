"use client";
import { Inbox } from "lucide-react";
import { useMemo } from "react";
import { ClearFilters, FilterChoices } from "@/components/data-table/filter-choices";
import { ListFailure } from "@/components/data-table/list-failure";
import { ListFoot } from "@/components/data-table/list-foot";
import { RowTable } from "@/components/data-table/row-table";
import { TableOptions } from "@/components/data-table/table-options";
import { EmptyState } from "@/components/ui/empty-state";
import { ApiFailure } from "@/lib/client/api";
import { listQuery } from "@/lib/client/list-query";
import { QUEUE_PARAMETERS, type QueuePage, useQueuePage } from "@/lib/client/queue";
import type { TableChoice } from "@/lib/client/table-choice";
import { useListAddress } from "@/lib/client/use-list-address";
import { useRowKeys } from "@/lib/client/use-row-keys";
import { useTableChoice } from "@/lib/client/use-table-choice";
import { assigningColumns, QUEUE_COLUMNS } from "./queue-columns";
import { QUEUE_FILTERS } from "./queue-filters";

type Props = {
  mode: "test" | "live";
  first: { query: string; page: QueuePage };
  choice: TableChoice;
  personId: string;
  mayAssign: boolean;
};

/** What waits for a person, with its filters in the address; it updates by itself. */
export function QueueList({ mode, first, choice: initially, personId, mayAssign }: Props) {
  const { params, go } = useListAddress("/queue/");
  const page = useQueuePage(mode, listQuery(QUEUE_PARAMETERS, params), first);
  const [choice, change] = useTableChoice("queue", initially);
  useRowKeys();
  const columns = useMemo(
    () => (mayAssign ? assigningColumns(mode, personId) : QUEUE_COLUMNS),
    [mayAssign, mode, personId],
  );
  const filtered = QUEUE_FILTERS.some(({ name }) => params.get(name));
  const failure = page.error instanceof ApiFailure ? page.error : null;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <search aria-label="Filters" className="flex flex-wrap items-center gap-1.5 px-4 pb-2.5">
        <FilterChoices choices={QUEUE_FILTERS} params={params} go={go} />
        {filtered ? <ClearFilters names={QUEUE_FILTERS.map(({ name }) => name)} go={go} /> : null}
        <TableOptions columns={columns} choice={choice} onChoice={change} />
      </search>
      {failure && !page.data ? (
        <ListFailure what="queue" failure={failure} onRetry={() => void page.refetch()} />
      ) : (
        <RowTable
          caption="Sessions that need a person, riskiest first"
          columns={columns}
          rows={page.isPlaceholderData ? null : (page.data?.results ?? null)}
          rowKey={(item) => item.session_id}
          choice={choice}
          onChoice={change}
          empty={
            filtered ? (
              <EmptyState icon={Inbox} title="Nothing that waits fits these filters">
                Clear the filters to see all that waits.
              </EmptyState>
            ) : (
              <EmptyState icon={Inbox} title="Nothing waits for a person">
                Sessions come here when an outcome is not clear, when somebody flags one, when an applicant
                asks for a person, and when a screening hit needs an answer.
              </EmptyState>
            )
          }
        />
      )}
      <ListFoot
        newer={page.data?.prev_cursor ?? null}
        older={page.data?.next_cursor ?? null}
        onNewer={(before) => go({ before })}
        onOlder={(after) => go({ after })}
        words={["Earlier in the queue", "Later"]}
        keys={[["n", "take next"]]}
        updatedAt={page.dataUpdatedAt}
        failed={failure !== null}
      />
    </div>
  );
}
