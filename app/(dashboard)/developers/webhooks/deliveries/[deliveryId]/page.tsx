import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DeliveryAttempts } from "@/components/developers/delivery-attempts";
import { DeliveryState } from "@/components/developers/delivery-state";
import { eventWord } from "@/components/developers/event-names";
import { WebhookTabs } from "@/components/developers/webhook-tabs";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { CopiedId } from "@/components/ui/copied-id";
import { NoPermission } from "@/components/ui/no-permission";
import { PageBody } from "@/components/ui/page-body";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { shortId } from "@/lib/format/short-id";
import { getDelivery } from "@/lib/webhooks/get-delivery";
import { replayOne } from "../../actions";

export const metadata: Metadata = { title: "Webhook delivery" };
type Props = { params: Promise<{ deliveryId: string }> };

export default async function DeliveryPage({ params }: Props) {
  const { ctx } = await getReviewer();
  if (!allows(ctx.actor, ctx.mode, "webhooks:read")) {
    return (
      <NoPermission title="Deliveries are for admins, developers and auditors">Ask one of them.</NoPermission>
    );
  }
  const delivery = await load(ctx, (await params).deliveryId);
  const { id, sessionId, nextTryAt } = delivery;
  // An entity's data in a live payload is personal: who may not see sessions does not see it here either.
  const mayReadBody = allows(ctx.actor, ctx.mode, "sessions:read");
  return (
    <>
      <PageHead
        title={eventWord(delivery.eventType)}
        line={
          <>
            <DeliveryState state={delivery.state} />
            <span>·</span>
            <CopiedId id={id} label="delivery id" />
            <span>·</span>
            <Link href={`/sessions/${sessionId}/`} className="underline-offset-2 hover:underline">
              session {shortId(sessionId)}
            </Link>
          </>
        }
        actions={
          allows(ctx.actor, ctx.mode, "webhooks:write") ? (
            <ActionButton action={replayOne.bind(null, id)} disabled={delivery.body === null}>
              Send again
            </ActionButton>
          ) : null
        }
      />
      <WebhookTabs />
      <PageBody label="Delivery">
        <Card title="Where it stands">
          <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-sm">
            <dt className="text-ink-3">To</dt>
            <dd className="min-w-0 break-all">{delivery.url}</dd>
            <dt className="text-ink-3">Tries</dt>
            <dd className="tabular-nums">{delivery.attempts}</dd>
            <dt className="text-ink-3">Next try</dt>
            <dd>{nextTryAt ? <Time at={nextTryAt.toISOString()} as="short" /> : "none"}</dd>
            <dt className="text-ink-3">Last word</dt>
            <dd>
              {delivery.lastError ?? (delivery.lastStatusCode ? `answered ${delivery.lastStatusCode}` : "–")}
            </dd>
          </dl>
        </Card>
        <Card title="Body" line={bodyLine(delivery.body, mayReadBody)}>
          {delivery.body !== null && mayReadBody ? (
            <CodeBlock label="Body" code={JSON.stringify(JSON.parse(delivery.body), null, 2)} />
          ) : null}
        </Card>
        <Card title="Tries" line="Latest first.">
          <DeliveryAttempts
            attempts={delivery.tries.toReversed().map((attempt) => ({
              ...attempt,
              createdAt: attempt.createdAt.toISOString(),
            }))}
          />
        </Card>
      </PageBody>
    </>
  );
}

function bodyLine(body: string | null, mayRead: boolean): string {
  if (body === null)
    return "Purged: bodies are kept for a while only. That it was sent, and where to, stays.";
  return mayRead
    ? "The same bytes at every try (shown here with line breaks)."
    : "It holds personal data of a real person, which your role does not see in live mode.";
}

async function load(ctx: Ctx, id: string) {
  try {
    return await getDelivery(ctx, id);
  } catch (error) {
    if (error instanceof DomainError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}
