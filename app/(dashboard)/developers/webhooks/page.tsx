import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageLinks } from "@/components/data-table/page-links";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { DeliveryState } from "@/components/developers/delivery-state";
import { EmptyState } from "@/components/ui/empty-state";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { shortId } from "@/lib/format/short-id";
import { type DeliveryItem, listDeliveries } from "@/lib/webhooks/list-deliveries";
import { pageCursors, pageRequest, type SearchParams } from "../../server-page";

export const metadata: Metadata = { title: "Webhook deliveries" };

const answer = (delivery: DeliveryItem): string =>
  delivery.lastStatusCode ? String(delivery.lastStatusCode) : (delivery.lastError ?? "–");

const COLUMNS: readonly Column<DeliveryItem>[] = [
  {
    label: "Event",
    className: "w-64",
    cell: (delivery) => (
      <span className="font-medium">{delivery.eventType.replace("verification.", "")}</span>
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
    className: "w-18 text-ink-2 tabular-nums max-lg:hidden",
    cell: (delivery) => delivery.attempts,
  },
  {
    label: "Session",
    className: "w-32 text-ink-2 max-lg:hidden",
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
    className: "w-34 text-ink-2 max-md:hidden",
    cell: (delivery) => <Time at={delivery.createdAt.toISOString()} />,
  },
];

export default async function WebhooksPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await getReviewer();
  const head = (
    <PageHead title="Webhook deliveries" line={`What ${ctx.mode} mode told your systems, newest first`} />
  );
  if (!allows(ctx.actor, ctx.mode, "webhooks:read")) {
    return (
      <>
        {head}
        <NoPermission title="Deliveries are for admins, developers and auditors">
          Ask one of them if a system did not hear of something.
        </NoPermission>
      </>
    );
  }
  const list = "dashboard deliveries";
  const page = await listDeliveries(ctx, {}, await pageRequest(ctx, searchParams, list));
  return (
    <>
      {head}
      <PlainTable
        caption="Webhook deliveries"
        columns={COLUMNS}
        rows={page.rows}
        rowKey={(delivery) => delivery.id}
        empty={
          <EmptyState icon={Webhook} title="Nothing was delivered yet">
            Once a webhook address is set, by the API or on a session, every event sent to it appears here.
          </EmptyState>
        }
      />
      <PageLinks path="/developers/webhooks/" {...pageCursors(ctx, page, list)} />
    </>
  );
}
