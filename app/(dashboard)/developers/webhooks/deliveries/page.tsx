import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageLinks } from "@/components/data-table/page-links";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { QueryFilters } from "@/components/data-table/query-filters";
import { DeliveryState } from "@/components/developers/delivery-state";
import { eventWord } from "@/components/developers/event-names";
import { ReplayRange } from "@/components/developers/replay-range";
import { WebhookTabs } from "@/components/developers/webhook-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { EVENT_TYPES } from "@/lib/events/catalogue";
import { shortId } from "@/lib/format/short-id";
import { getDefaultUrl } from "@/lib/webhooks/default-endpoint";
import { type DeliveryItem, listDeliveries } from "@/lib/webhooks/list-deliveries";
import { listEndpoints } from "@/lib/webhooks/list-endpoints";
import { pageCursors, pageRequest, type SearchParams } from "../../../server-page";
import { replayRange } from "../actions";
import { deliveryFilter, filterQuery } from "./delivery-filter";

export const metadata: Metadata = { title: "Webhook deliveries" };
const PATH = "/developers/webhooks/deliveries/";

const answer = (delivery: DeliveryItem): string =>
  delivery.lastStatusCode ? String(delivery.lastStatusCode) : (delivery.lastError ?? "–");

const COLUMNS: readonly Column<DeliveryItem>[] = [
  {
    label: "Event",
    className: "w-56",
    cell: (delivery) => (
      <Link
        href={`${PATH}${delivery.id}/`}
        title={delivery.eventType}
        className="font-medium underline-offset-2 hover:underline"
      >
        {eventWord(delivery.eventType)}
      </Link>
    ),
  },
  { label: "To", className: "text-ink-2 max-md:hidden", cell: (delivery) => <bdi>{delivery.url}</bdi> },
  {
    label: "State",
    className: "w-28 text-ink-2",
    cell: (delivery) => <DeliveryState state={delivery.state} />,
  },
  {
    label: "Last answer",
    className: "w-34 text-ink-2 max-sm:hidden",
    cell: (delivery) => <span title={answer(delivery)}>{answer(delivery)}</span>,
  },
  {
    label: "Tries",
    className: "w-16 text-ink-2 tabular-nums max-lg:hidden",
    cell: (delivery) => delivery.attempts,
  },
  {
    label: "Next try",
    className: "w-32 text-ink-2 max-lg:hidden",
    cell: ({ nextTryAt: at }) => (at ? <Time at={at.toISOString()} as="short" /> : "–"),
  },
  {
    label: "Session",
    className: "w-30 text-ink-2 max-lg:hidden",
    cell: (delivery) => (
      <Link
        href={`/sessions/${delivery.sessionId}/`}
        title={delivery.sessionId}
        className="tabular-nums underline-offset-2 hover:underline"
      >
        {shortId(delivery.sessionId)}
      </Link>
    ),
  },
  {
    label: "Created",
    className: "w-30 text-ink-2 max-md:hidden",
    cell: (delivery) => <Time at={delivery.createdAt.toISOString()} />,
  },
];

const STATES = [
  { value: "pending", label: "Trying" },
  { value: "delivered", label: "Delivered" },
  { value: "failed", label: "Given up" },
  { value: "cancelled", label: "Cancelled" },
];

export default async function DeliveriesPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await getReviewer();
  if (!allows(ctx.actor, ctx.mode, "webhooks:read")) {
    return (
      <>
        <PageHead title="Webhook deliveries" line={`What ${ctx.mode} mode told your systems`} />
        <NoPermission title="Deliveries are for admins, developers and auditors">
          Ask one of them if a system did not hear of something.
        </NoPermission>
      </>
    );
  }
  const filter = deliveryFilter(await searchParams);
  const list = `dashboard deliveries ${JSON.stringify(filter)}`;
  const [page, endpoints, standard] = await Promise.all([
    listDeliveries(ctx, filter, await pageRequest(ctx, searchParams, list)),
    listEndpoints(ctx),
    getDefaultUrl(ctx),
  ]);
  const places = [
    ...(standard.id ? [{ value: standard.id, label: "Default address" }] : []),
    ...endpoints.map(({ id, url }) => ({ value: id, label: url.replace(/^https?:\/\//, "") })),
  ];
  return (
    <>
      <PageHead
        title="Webhook deliveries"
        line={`What ${ctx.mode} mode told your systems, newest first`}
        actions={
          allows(ctx.actor, ctx.mode, "webhooks:write") ? (
            <ReplayRange endpoints={places} replay={replayRange} />
          ) : null
        }
      />
      <WebhookTabs />
      <QueryFilters
        choices={[
          { name: "state", label: "State", options: STATES },
          {
            name: "event",
            label: "Event",
            options: EVENT_TYPES.map((name) => ({ value: name, label: eventWord(name) })),
          },
          { name: "endpoint", label: "Endpoint", options: places },
        ]}
        fixed={[{ name: "session", label: "Session", text: shortId(filter.sessionId ?? "") }]}
      />
      <PlainTable
        caption="Webhook deliveries"
        columns={COLUMNS}
        rows={page.rows}
        rowKey={(delivery) => delivery.id}
        empty={
          Object.keys(filter).length > 0 ? (
            <EmptyState icon={Webhook} title="No delivery fits these filters">
              Choose others, or clear them.
            </EmptyState>
          ) : (
            <EmptyState icon={Webhook} title="Nothing was delivered yet">
              Once a webhook address is set, here, by the API or on a session, every event sent to it appears.
            </EmptyState>
          )
        }
      />
      <PageLinks path={`${PATH}?${filterQuery(filter)}`} {...pageCursors(ctx, page, list)} />
    </>
  );
}
