import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { lockEndpoint } from "./get-endpoint";
import { makeWebhookSecret, sealWebhookSecret } from "./secrets";

/**
 * Deletes an endpoint: nothing is sent to it from now on, waiting deliveries are cancelled as they come due, its
 * secret is overwritten. The row stays without URL, because the delivery log refers to it. Audit row. Needs
 * `webhooks:write`. Throws NOT_FOUND.
 */
export async function deleteEndpoint(ctx: Ctx, endpointId: string): Promise<void> {
  authorize(ctx, "webhooks:write");
  await write(ctx, async (tx) => {
    const { id } = await lockEndpoint(ctx, tx, endpointId);
    await tx.query(
      `update webhook_endpoints set url = null, description = '', filters = '{}', is_active = false,
         secret = $4, previous_secret = null, previous_secret_until = null,
         disabled_at = $5, disabled_reason = 'Deleted.', updated_at = $5
       where tenant_id = $1 and mode = $2 and id = $3`,
      [ctx.tenantId, ctx.mode, id, sealWebhookSecret(id, makeWebhookSecret()), ctx.now()],
    );
    await recordAudit(ctx, tx, {
      action: "webhook_endpoint.deleted",
      targetType: "webhook_endpoint",
      targetId: id,
    });
  });
}
