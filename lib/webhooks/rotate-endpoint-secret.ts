import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import { makeWebhookSecret, sealWebhookSecret } from "./secrets";

/** How long the previous secret still signs beside the new one. */
export const OVERLAP_HOURS = 24;

/** Names the tenant's default endpoint instead of an id. */
export const DEFAULT_ENDPOINT = "default";

const text = `
update webhook_endpoints set previous_secret = secret, previous_secret_until = $4, secret = $5, updated_at = $6
where tenant_id = $1 and mode = $2 and id = $3`;

/**
 * Gives an endpoint a new secret, shown only in this answer; for 24 hours deliveries carry signatures under both
 * (sign.ts). Rotating again within that time drops the older one. Takes the default endpoint too, which is the
 * only way to learn a secret of it through the API. Audit row. Needs `webhooks:write`. Throws NOT_FOUND.
 */
export async function rotateEndpointSecret(
  ctx: Ctx,
  endpoint: string | typeof DEFAULT_ENDPOINT,
): Promise<{ secret: string; previousUntil: Date }> {
  authorize(ctx, "webhooks:write");
  if (endpoint !== DEFAULT_ENDPOINT && !isId(endpoint)) throw notFound("Webhook");
  const secret = makeWebhookSecret();
  return write(ctx, async (tx) => {
    const which =
      endpoint === DEFAULT_ENDPOINT ? "is_default" : "id = $3 and not is_default and url is not null";
    const [row] = await tx.query<{ id: string }>(
      `select id from webhook_endpoints where tenant_id = $1 and mode = $2 and ${which} for no key update`,
      endpoint === DEFAULT_ENDPOINT ? [ctx.tenantId, ctx.mode] : [ctx.tenantId, ctx.mode, endpoint],
    );
    if (!row) throw notFound("Webhook");
    const now = ctx.now();
    const previousUntil = new Date(now.getTime() + OVERLAP_HOURS * 3_600_000);
    await tx.query(text, [
      ...[ctx.tenantId, ctx.mode, row.id, previousUntil],
      ...[sealWebhookSecret(row.id, secret), now],
    ]);
    await recordAudit(ctx, tx, {
      action: "webhook_endpoint.secret_rotated",
      targetType: "webhook_endpoint",
      targetId: row.id,
    });
    return { secret, previousUntil };
  });
}
