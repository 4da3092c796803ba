import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import { fetchPage } from "../paging/keyset";
import type { Page, PageRequest } from "../paging/page";

/** One try of a delivery, as the log shows it. */
export type AttemptItem = {
  id: string;
  deliveryId: string;
  eventType: string;
  url: string;
  state: "delivered" | "failed";
  statusCode: number | null;
  attempt: number;
  createdAt: Date;
  /** When it is tried again; null unless this is the latest try and another one is due. */
  nextTryAt: Date | null;
  error: string | null;
};

const from = `(
  select a.tenant_id, a.mode, a.id, a.created_at, a.attempt, a.status_code, a.error, a.delivery_id,
    d.url, d.endpoint_id, d.session_id, e.type, case when d.state = 'pending' and d.attempts = a.attempt then d.run_at end as next_try_at
  from delivery_attempts a
  join deliveries d on d.tenant_id = a.tenant_id and d.mode = a.mode and d.id = a.delivery_id
  join events e on e.tenant_id = d.tenant_id and e.mode = d.mode and e.id = d.event_id
) log`;
const columns = `id, delivery_id as "deliveryId", type as "eventType", url,
  case when error is null then 'delivered' else 'failed' end as state, status_code as "statusCode", attempt,
  created_at as "createdAt", next_try_at as "nextTryAt", error`;

/** What of the log is asked for. Ids must be UUIDs. */
export type AttemptFilter = {
  state?: "delivered" | "failed";
  eventType?: string;
  endpointId?: string;
  sessionId?: string;
};

/** Tries of this mode's deliveries, newest first. Needs `webhooks:read`. */
export async function listAttempts(
  ctx: Ctx,
  filter: AttemptFilter,
  page: PageRequest,
): Promise<Page<AttemptItem>> {
  authorize(ctx, "webhooks:read");
  const values: string[] = [ctx.tenantId, ctx.mode];
  const bind = (value: string) => `$${values.push(value)}`;
  let where = "tenant_id = $1 and mode = $2";
  if (filter.state) where += ` and error is ${filter.state === "failed" ? "not " : ""}null`;
  if (filter.eventType) where += ` and type = ${bind(filter.eventType)}`;
  if (filter.endpointId) where += ` and endpoint_id = ${bind(filter.endpointId)}::uuid`;
  if (filter.sessionId) where += ` and session_id = ${bind(filter.sessionId)}::uuid`;
  return fetchPage<AttemptItem>(
    (text, bound) => readRows(ctx, text, bound),
    { columns, from, branches: [where], values },
    page,
  );
}

/** The delivery that a try belongs to. Throws NOT_FOUND. */
export async function getAttemptDelivery(ctx: Ctx, attemptId: string): Promise<string> {
  if (!isId(attemptId)) throw notFound("Webhook log");
  const [row] = await readRows<{ id: string }>(
    ctx,
    "select delivery_id as id from delivery_attempts where tenant_id = $1 and mode = $2 and id = $3",
    [ctx.tenantId, ctx.mode, attemptId],
  );
  if (!row) throw notFound("Webhook log");
  return row.id;
}
