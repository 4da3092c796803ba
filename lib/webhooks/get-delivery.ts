import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { openBody } from "../events/body";
import { isId } from "../ids";
import { DELIVERY_COLUMNS, type DeliveryItem } from "./list-deliveries";

/** One try of a delivery. */
export type DeliveryAttempt = {
  id: string;
  attempt: number;
  statusCode: number | null;
  error: string | null;
  durationMs: number;
  /** Null once purged. */
  requestHeaders: Record<string, string> | null;
  /** Null once purged. */
  responseStart: string | null;
  createdAt: Date;
};

/** The exact bytes of a delivery (null once purged) and every try, oldest first (the latest 100). */
export type DeliveryDetail = DeliveryItem & { body: string | null; tries: DeliveryAttempt[] };
type Row = DeliveryItem & { sealedBody: Buffer | null; body: string | null };

/** Throws NOT_FOUND. */
export async function getDelivery(ctx: Ctx, deliveryId: string): Promise<DeliveryDetail> {
  authorize(ctx, "webhooks:read");
  if (!isId(deliveryId)) throw notFound("Delivery");
  const place = [ctx.tenantId, ctx.mode, deliveryId];
  const [[delivery], attempts] = await Promise.all([
    readRows<Row>(
      ctx,
      `select ${DELIVERY_COLUMNS}, e.sealed_body as "sealedBody", e.body from deliveries d
       join events e on e.tenant_id = d.tenant_id and e.mode = d.mode and e.id = d.event_id
       where d.tenant_id = $1::uuid and d.mode = $2::mode and d.id = $3::uuid`,
      place,
    ),
    readRows<DeliveryAttempt>(
      ctx,
      `select id, attempt, status_code as "statusCode", error, duration_ms as "durationMs",
         response_start as "responseStart", request_headers as "requestHeaders", created_at as "createdAt"
       from delivery_attempts where tenant_id = $1::uuid and mode = $2::mode and delivery_id = $3::uuid
       order by created_at desc, id desc limit 100`,
      place,
    ),
  ]);
  if (!delivery) throw notFound("Delivery");
  const { sealedBody, body, ...item } = delivery;
  return { ...item, body: openBody({ eventId: item.eventId, sealedBody, body }), tries: attempts.reverse() };
}
