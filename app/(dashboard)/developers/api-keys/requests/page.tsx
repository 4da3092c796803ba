import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import { PageLinks } from "@/components/data-table/page-links";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { QueryFilters } from "@/components/data-table/query-filters";
import { KeyTabs } from "@/components/developers/key-tabs";
import { CopiedId } from "@/components/ui/copied-id";
import { EmptyState } from "@/components/ui/empty-state";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { listApiKeys } from "@/lib/api-keys/list-api-keys";
import { listRequests, type RequestItem } from "@/lib/api-keys/list-requests";
import { REQUEST_LOG_DAYS } from "@/lib/api-keys/purge-request-log";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { pageCursors, pageRequest, type SearchParams } from "../../../server-page";
import { METHODS, requestFilter, requestQuery } from "./request-filter";

export const metadata: Metadata = { title: "API requests" };
const PATH = "/developers/api-keys/requests/";

const COLUMNS: readonly Column<RequestItem>[] = [
  { label: "Method", className: "w-20 text-ink-2", cell: (request) => request.method },
  { label: "Path", cell: (request) => <code className="text-xs">{request.path}/</code> },
  {
    label: "Status",
    className: "w-18 tabular-nums",
    cell: ({ status }) => <span className={status >= 400 ? "font-medium text-issue" : ""}>{status}</span>,
  },
  {
    label: "Took",
    className: "w-20 text-ink-2 tabular-nums max-sm:hidden",
    cell: (request) => `${request.durationMs} ms`,
  },
  { label: "Key", className: "w-40 text-ink-2 max-md:hidden", cell: (request) => request.keyName },
  {
    label: "Request",
    className: "w-34 text-ink-2 max-lg:hidden",
    cell: (request) => <CopiedId id={request.id} label="request id" />,
  },
  {
    label: "When",
    className: "w-34 text-ink-2 max-sm:hidden",
    cell: (request) => <Time at={request.createdAt.toISOString()} />,
  },
];

export default async function RequestsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await getReviewer();
  const head = (
    <PageHead
      title="API requests"
      line={`What ${ctx.mode} keys called in the last ${REQUEST_LOG_DAYS} days. Paths without their values, never bodies`}
    />
  );
  if (!allows(ctx.actor, ctx.mode, "keys:manage")) {
    return (
      <>
        {head}
        <NoPermission title="Requests are for admins and developers">Ask one of them.</NoPermission>
      </>
    );
  }
  const given = await searchParams;
  const filter = requestFilter(given);
  const list = `dashboard requests ${JSON.stringify(filter)}`;
  const [keys, page] = await Promise.all([
    listApiKeys(ctx),
    listRequests(ctx, filter, await pageRequest(ctx, searchParams, list)),
  ]);
  return (
    <>
      {head}
      <KeyTabs />
      <QueryFilters
        choices={[
          { name: "key", label: "Key", options: keys.map(({ id, name }) => ({ value: id, label: name })) },
          {
            name: "status",
            label: "Status",
            options: [
              { value: "2", label: "Succeeded (2xx)" },
              { value: "4", label: "Refused (4xx)" },
              { value: "5", label: "Failed (5xx)" },
            ],
          },
          { name: "method", label: "Method", options: METHODS.map((name) => ({ value: name, label: name })) },
        ]}
        search={{ name: "request", label: "Request id" }}
      />
      <PlainTable
        caption="API requests, newest first"
        columns={COLUMNS}
        rows={page.rows}
        rowKey={(request) => request.id}
        empty={
          <EmptyState
            icon={ScrollText}
            title={Object.keys(filter).length > 0 ? "No request fits" : "No requests yet"}
          >
            {Object.keys(filter).length > 0
              ? "Choose other filters, or clear them."
              : "A second after a key calls the API, the request appears here."}
          </EmptyState>
        }
      />
      <PageLinks path={`${PATH}?${requestQuery(filter)}`} {...pageCursors(ctx, page, list)} />
    </>
  );
}
