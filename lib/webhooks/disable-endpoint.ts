import type { Database, Mode, Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import { enqueueEmail } from "../outbox/enqueue-email";
import { systemContext } from "../outbox/system-context";

const disableText = `
update webhook_endpoints w
set is_active = false, disabled_at = now(), disabled_reason = $4, updated_at = now()
from tenants t
where w.tenant_id = $1::uuid and w.mode = $2::mode and w.id = $3::uuid and w.is_active and t.id = w.tenant_id
returning w.url, t.name as "tenantName"`;

const adminsText = `
select u.email from memberships m join users u on u.id = m.user_id
where m.tenant_id = $1::uuid and m.role = 'admin' and m.is_active and u.is_active`;

/**
 * Switches an endpoint off because its receiver does not work, tells the tenant's admins by e-mail and the audit
 * log, in the caller's transaction. Does nothing when it is off already. Its waiting deliveries are cancelled as
 * they come due and can be replayed once it is on again.
 */
export async function disableEndpoint(
  database: Database,
  tx: Tx,
  scope: { tenantId: string; mode: Mode },
  endpointId: string,
  reason: string,
): Promise<void> {
  const values = [scope.tenantId, scope.mode, endpointId, reason];
  const [disabled] = await tx.query<{ url: string; tenantName: string }>(disableText, values);
  if (!disabled) return;
  const ctx = systemContext(database, scope, "worker", tx);
  await recordAudit(ctx, tx, {
    action: "webhook_endpoint.disabled",
    targetType: "webhook_endpoint",
    targetId: endpointId,
    details: { reason },
  });
  for (const admin of await tx.query<{ email: string }>(adminsText, [scope.tenantId])) {
    await enqueueEmail(ctx, tx, {
      template: "endpoint_disabled",
      recipient: admin.email,
      sessionId: null,
      input: { tenantName: disabled.tenantName, url: disabled.url, reason },
    });
  }
}
