import { Webhook } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { DefaultAddress } from "@/components/developers/default-address";
import { EndpointState } from "@/components/developers/endpoint-state";
import { eventWord } from "@/components/developers/event-names";
import { NewEndpoint } from "@/components/developers/new-endpoint";
import { RotateSecret } from "@/components/developers/rotate-secret";
import { SendTest } from "@/components/developers/send-test";
import { WebhookTabs } from "@/components/developers/webhook-tabs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { EVENT_TYPES } from "@/lib/events/catalogue";
import { TEST_EVENTS } from "@/lib/events/sample-event";
import { type DefaultEndpoint, getDefaultUrl } from "@/lib/webhooks/default-endpoint";
import type { EndpointView } from "@/lib/webhooks/get-endpoint";
import { listEndpoints } from "@/lib/webhooks/list-endpoints";
import { addEndpoint, rotateSecret, saveDefaultUrl, sendTest } from "./actions";

export const metadata: Metadata = { title: "Webhooks" };

const eventsText = (names: readonly string[]): string =>
  names.includes("*") ? "every event" : names.map(eventWord).join(", ");

const COLUMNS: readonly Column<EndpointView>[] = [
  {
    label: "Endpoint",
    cell: (endpoint) => (
      <Link
        href={`/developers/webhooks/${endpoint.id}/`}
        className="font-medium underline-offset-2 hover:underline"
      >
        <bdi>{endpoint.url}</bdi>
      </Link>
    ),
  },
  {
    label: "For",
    className: "w-[18%] text-ink-2 max-lg:hidden",
    cell: (endpoint) => endpoint.description || "–",
  },
  {
    label: "Events",
    className: "w-[22%] text-ink-2 max-md:hidden",
    cell: (endpoint) => <span title={endpoint.eventTypes.join(", ")}>{eventsText(endpoint.eventTypes)}</span>,
  },
  { label: "State", className: "w-26 text-ink-2", cell: (endpoint) => <EndpointState {...endpoint} /> },
  {
    label: "Delivered",
    className: "w-28 text-ink-2 tabular-nums max-sm:hidden",
    cell: ({ stats }) => (stats.total === 0 ? "–" : `${stats.delivered} of ${stats.total}`),
  },
  {
    label: "Last event",
    className: "w-32 text-ink-2 max-md:hidden",
    cell: ({ lastTriggeredAt: at }) => (at ? <Time at={at.toISOString()} /> : "never"),
  },
];

export default async function WebhooksPage() {
  const { ctx } = await getReviewer();
  const mayRead = allows(ctx.actor, ctx.mode, "webhooks:read");
  const mayWrite = allows(ctx.actor, ctx.mode, "webhooks:write");
  const head = (
    <PageHead
      title="Webhooks"
      line={`Where ${ctx.mode} mode tells your systems what happened`}
      actions={mayWrite ? <NewEndpoint events={EVENT_TYPES} create={addEndpoint} /> : null}
    />
  );
  if (!mayRead) {
    return (
      <>
        {head}
        <NoPermission title="Webhooks are for admins, developers and auditors">
          Ask one of them if a system did not hear of something.
        </NoPermission>
      </>
    );
  }
  const [endpoints, standard] = await Promise.all([listEndpoints(ctx), getDefaultUrl(ctx)]);
  return (
    <>
      {head}
      <WebhookTabs />
      <div className="border-t border-line bg-bg px-4 py-3.5">
        <Card
          title="Default address"
          line={defaultLine(standard)}
          aside={
            mayWrite ? <RotateSecret rotate={rotateSecret.bind(null, "default")} word="New secret" /> : null
          }
        >
          {mayWrite ? (
            <div className="grid gap-3">
              <DefaultAddress key={standard.url} url={standard.url} save={saveDefaultUrl} />
              {standard.id && standard.url ? (
                <SendTest events={TEST_EVENTS} send={sendTest.bind(null, standard.id)} />
              ) : null}
            </div>
          ) : (
            <p className="text-sm break-all text-ink-2">{standard.url ?? "None is set."}</p>
          )}
        </Card>
      </div>
      <PlainTable
        caption="Endpoints"
        columns={COLUMNS}
        rows={endpoints}
        rowKey={(endpoint) => endpoint.id}
        empty={
          <EmptyState icon={Webhook} title="No further endpoints">
            {mayWrite
              ? "“Add endpoint” makes one with events and a secret of its own."
              : "An admin or developer adds them."}
          </EmptyState>
        }
      />
    </>
  );
}

function defaultLine(endpoint: DefaultEndpoint) {
  if (endpoint.disabledReason && endpoint.url) {
    return `Disabled: ${endpoint.disabledReason} Save the address again to switch it on.`;
  }
  if (endpoint.failingSince) return "The receiver is failing just now; deliveries are tried again.";
  if (endpoint.previousSecretUntil) return "A secret was rotated less than a day ago: both sign.";
  return "Its secret also signs what goes to a session's own webhook_url.";
}
