import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { fetchPage } from "../paging/keyset";
import type { Page, PageRequest } from "../paging/page";

export type DeliveryState = "pending" | "delivered" | "failed" | "cancelled";
export type DeliveryFilter = {
  state?: DeliveryState;
  eventType?: string;
  endpointId?: string;
  sessionId?: string;
};

/** A delivery as lists show it; its tries are read with get-delivery. */
export type DeliveryItem = {
  id: string;
  eventId: string;
  eventType: string;
  sessionId: string;
  endpointId: string;
  url: string;
  state: DeliveryState;
  attempts: number;
  /** When the next try is due; null once it is over. */
  nextTryAt: Date | null;
  lastStatusCode: number | null;
  lastError: string | null;
  createdAt: Date;
  finishedAt: Date | null;
};

const typeOfEvent =
  "(select e.type from events e where e.tenant_id = d.tenant_id and e.mode = d.mode and e.id = d.event_id)";

/** The select list of DeliveryItem over `deliveries d`. */
export const DELIVERY_COLUMNS = `d.id as "id", d.event_id as "eventId", ${typeOfEvent} as "eventType", d.session_id as "sessionId",
  d.endpoint_id as "endpointId", d.url, d.state, d.attempts,
  case when d.state = 'pending' then d.run_at end as "nextTryAt", d.last_status_code as "lastStatusCode",
  d.last_error as "lastError", d.created_at as "createdAt", d.finished_at as "finishedAt"`;

/** Deliveries of this mode, newest first. Ids in the filter must be UUIDs. */
export async function listDeliveries(
  ctx: Ctx,
  filter: DeliveryFilter,
  page: PageRequest,
): Promise<Page<DeliveryItem>> {
  authorize(ctx, "webhooks:read");
  const values: string[] = [ctx.tenantId, ctx.mode];
  const bind = (value: string) => `$${values.push(value)}`;
  let where = "d.tenant_id = $1::uuid and d.mode = $2::mode";
  if (filter.state) where += ` and d.state = ${bind(filter.state)}::delivery_state`;
  if (filter.endpointId) where += ` and d.endpoint_id = ${bind(filter.endpointId)}::uuid`;
  if (filter.sessionId) where += ` and d.session_id = ${bind(filter.sessionId)}::uuid`;
  if (filter.eventType) where += ` and ${typeOfEvent} = ${bind(filter.eventType)}`;
  const source = { columns: DELIVERY_COLUMNS, from: "deliveries d", branches: [where], values };
  return fetchPage<DeliveryItem>((text, bound) => readRows(ctx, text, bound), source, page);
}
