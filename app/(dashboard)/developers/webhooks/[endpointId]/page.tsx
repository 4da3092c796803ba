import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { EditEndpoint } from "@/components/developers/edit-endpoint";
import { EndpointState } from "@/components/developers/endpoint-state";
import { RotateSecret } from "@/components/developers/rotate-secret";
import { SendTest } from "@/components/developers/send-test";
import { StatsChart } from "@/components/developers/stats-chart";
import { WebhookTabs } from "@/components/developers/webhook-tabs";
import { ActionButton } from "@/components/ui/action-button";
import { buttonStyle } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { NoPermission } from "@/components/ui/no-permission";
import { PageBody } from "@/components/ui/page-body";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { EVENT_TYPES } from "@/lib/events/catalogue";
import { TEST_EVENTS } from "@/lib/events/sample-event";
import { deliveryStats } from "@/lib/webhooks/delivery-stats";
import { type EndpointView, getEndpoint } from "@/lib/webhooks/get-endpoint";
import { removeEndpoint, rotateSecret, saveEndpoint, sendTest, switchEndpoint } from "../actions";

export const metadata: Metadata = { title: "Webhook endpoint" };
type Props = { params: Promise<{ endpointId: string }> };

export default async function EndpointPage({ params }: Props) {
  const { ctx } = await getReviewer();
  if (!allows(ctx.actor, ctx.mode, "webhooks:read")) {
    return (
      <NoPermission title="Webhooks are for admins, developers and auditors">Ask one of them.</NoPermission>
    );
  }
  const { endpointId } = await params;
  const [endpoint, stats] = await load(ctx, endpointId);
  const { id, isActive } = endpoint;
  const mayWrite = allows(ctx.actor, ctx.mode, "webhooks:write");
  return (
    <>
      <PageHead
        title={<bdi className="break-all">{endpoint.url}</bdi>}
        line={
          <>
            <EndpointState {...endpoint} />
            {endpoint.description ? <span>· {endpoint.description}</span> : null}
          </>
        }
        actions={
          <>
            <Link href={`/developers/webhooks/deliveries/?endpoint=${id}`} className={buttonStyle({})}>
              Deliveries
            </Link>
            {mayWrite ? (
              <ActionButton
                action={switchEndpoint.bind(null, id, !isActive)}
                variant={isActive ? "secondary" : "primary"}
              >
                {isActive ? "Switch off" : "Switch on"}
              </ActionButton>
            ) : null}
          </>
        }
      />
      <WebhookTabs />
      <PageBody label="Endpoint">
        <Trouble endpoint={endpoint} />
        <Card title="The last seven days" line="Every try counts by itself, in steps of six hours.">
          <StatsChart
            {...stats}
            steps={stats.steps.map((step) => ({ ...step, from: step.from.toISOString() }))}
          />
        </Card>
        {mayWrite ? (
          <>
            <Card
              title="Try it"
              line="A made-up event of any type, signed with this endpoint's secret; X-Webhook-Test: true marks it."
            >
              <SendTest events={TEST_EVENTS} send={sendTest.bind(null, id)} />
            </Card>
            <Card title="Settings">
              <EditEndpoint
                key={endpoint.updatedAt.toISOString()}
                now={{
                  url: endpoint.url,
                  description: endpoint.description,
                  eventTypes: endpoint.eventTypes,
                }}
                events={EVENT_TYPES}
                save={saveEndpoint.bind(null, id)}
              />
            </Card>
            <Card
              title="Secret"
              line={
                endpoint.previousSecretUntil ? (
                  <>
                    Rotated: the old secret also signs until{" "}
                    <Time at={endpoint.previousSecretUntil.toISOString()} as="short" />.
                  </>
                ) : (
                  "It was shown when it was made. A lost one is replaced by rotating it."
                )
              }
              aside={<RotateSecret rotate={rotateSecret.bind(null, id)} />}
            >
              <p className="text-sm text-ink-2">
                How to check signatures:{" "}
                <Link
                  href="/developers/webhooks/signatures/"
                  className="text-accent underline underline-offset-2"
                >
                  examples to copy
                </Link>
                .
              </p>
            </Card>
            <div className="flex justify-end">
              <ActionButton
                action={removeEndpoint.bind(null, id)}
                variant="danger"
                then="/developers/webhooks/"
                confirm={{
                  title: "Delete this endpoint?",
                  description:
                    "Nothing is sent to it any more, waiting deliveries are cancelled, and its secret is destroyed. The delivery log stays.",
                  word: "Delete",
                }}
              >
                Delete endpoint
              </ActionButton>
            </div>
          </>
        ) : null}
      </PageBody>
    </>
  );
}

/** Why an endpoint gets nothing, or soon will not, and what to do. */
function Trouble({ endpoint }: { endpoint: EndpointView }) {
  const { disabledAt, disabledReason, failingSince, isActive } = endpoint;
  if (isActive && !failingSince) return null;
  return (
    <div role="note" className="rounded-lg border border-line-2 bg-attention-soft px-4 py-3 text-sm text-ink">
      {isActive && failingSince ? (
        <p>
          Every try has failed since <Time at={failingSince.toISOString()} as="short" />. Deliveries are tried
          again for about three days each; after five days without a success the endpoint is disabled and the
          admins get an e-mail.
        </p>
      ) : (
        <p>
          {disabledReason ?? "It is switched off."}{" "}
          {disabledAt ? (
            <>
              Since <Time at={disabledAt.toISOString()} as="short" />.{" "}
            </>
          ) : null}
          Nothing is lost: switch it on, then replay what failed since then under Deliveries.
        </p>
      )}
    </div>
  );
}

async function load(ctx: Ctx, endpointId: string) {
  try {
    return await Promise.all([
      getEndpoint(ctx, endpointId),
      deliveryStats(ctx, { span: "week", endpointId }),
    ]);
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
