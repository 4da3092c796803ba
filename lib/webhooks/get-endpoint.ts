import type { Tx } from "@/db/client";
import type { webhookEndpoints } from "@/db/schema";
import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";

type Row = typeof webhookEndpoints.$inferSelect;

/** An endpoint as people see it; never with its secret. */
export type EndpointView = Pick<
  Row,
  | "id"
  | "description"
  | "eventTypes"
  | "filters"
  | "isActive"
  | "disabledReason"
  | "disabledAt"
  | "failingSince"
  | "lastSuccessAt"
> & {
  url: string;
  /** Until when a rotated secret still signs too; null when none does. */
  previousSecretUntil: Date | null;
  createdAt: Date;
  updatedAt: Date;
  /** Counted over the newest deliveries of the mode, at most COUNTED of them. */
  stats: { total: number; delivered: number; failed: number };
  lastTriggeredAt: Date | null;
};

/** How many deliveries statistics look at, so that a list costs the same after millions. */
export const COUNTED = 10_000;

/**
 * Endpoints that people made and did not delete. A deleted one keeps its row for the delivery log, without URL. The
 * tenant's default endpoint is not among them: it is reached through its URL (default-endpoint.ts).
 */
export const LIVING = "w.tenant_id = $1 and w.mode = $2 and not w.is_default and w.url is not null";

/** The select of EndpointView, for `LIVING` and more conditions. */
export const endpointsText = (more: string): string => `
with counted as materialized (
  select endpoint_id, state, created_at from deliveries where tenant_id = $1 and mode = $2
  order by created_at desc, id desc limit ${COUNTED}
), stats as (
  select endpoint_id, count(*)::int as total, count(*) filter (where state = 'delivered')::int as delivered,
    count(*) filter (where state = 'failed')::int as failed, max(created_at) as latest
  from counted group by endpoint_id
)
select w.id, w.url, w.description, w.event_types as "eventTypes", w.filters, w.is_active as "isActive",
  w.disabled_reason as "disabledReason", w.disabled_at as "disabledAt", w.failing_since as "failingSince",
  w.last_success_at as "lastSuccessAt",
  case when w.previous_secret_until > now() then w.previous_secret_until end as "previousSecretUntil", w.created_at as "createdAt", w.updated_at as "updatedAt",
  json_build_object('total', coalesce(s.total, 0), 'delivered', coalesce(s.delivered, 0),
    'failed', coalesce(s.failed, 0)) as stats,
  coalesce(s.latest, w.last_success_at) as "lastTriggeredAt"
from webhook_endpoints w left join stats s on s.endpoint_id = w.id
where ${LIVING} ${more}
order by w.created_at desc, w.id desc`;

const oneText = endpointsText("and w.id = $3");

/** One endpoint. Needs `webhooks:read`. Throws NOT_FOUND, for the default endpoint too. */
export async function getEndpoint(ctx: Ctx, endpointId: string): Promise<EndpointView> {
  authorize(ctx, "webhooks:read");
  if (!isId(endpointId)) throw notFound("Webhook");
  const [row] = await readRows<EndpointView>(ctx, oneText, [ctx.tenantId, ctx.mode, endpointId]);
  if (!row) throw notFound("Webhook");
  return row;
}

/** The endpoint's row, locked until the transaction ends. */
export async function lockEndpoint(ctx: Ctx, tx: Tx, endpointId: string) {
  if (!isId(endpointId)) throw notFound("Webhook");
  const [row] = await tx.query<{ id: string; isDefault: boolean; url: string | null; isActive: boolean }>(
    `select w.id, w.is_default as "isDefault", w.url, w.is_active as "isActive" from webhook_endpoints w
     where ${LIVING} and w.id = $3 for no key update`,
    [ctx.tenantId, ctx.mode, endpointId],
  );
  if (!row) throw notFound("Webhook");
  return row;
}
