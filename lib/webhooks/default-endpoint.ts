import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, readRows, write } from "../context";
import { invalid } from "../errors";
import { newId } from "../ids";
import { checkWebhookUrl } from "./guard-url";
import { hostRefusal } from "./host-refusal";
import { makeWebhookSecret, sealWebhookSecret } from "./secrets";

/** The tenant's default endpoint of a mode. Its URL may be unset; its secret also signs for sessions' own URLs. */
export type DefaultEndpoint = {
  id: string | null;
  url: string | null;
  enabled: boolean;
  disabledReason: string | null;
  disabledAt: Date | null;
  failingSince: Date | null;
  previousSecretUntil: Date | null;
};

/** The tenant's default URL of this mode, and whether events go there. Needs `webhooks:read`. */
export async function getDefaultUrl(ctx: Ctx): Promise<DefaultEndpoint> {
  authorize(ctx, "webhooks:read");
  const [row] = await readRows<Omit<DefaultEndpoint, "enabled"> & { isActive: boolean }>(ctx, getText, [
    ctx.tenantId,
    ctx.mode,
  ]);
  if (!row) return NONE;
  const { isActive, ...found } = row;
  return { ...found, enabled: found.url !== null && isActive };
}

const NONE: DefaultEndpoint = {
  ...{ id: null, url: null, enabled: false, disabledReason: null, disabledAt: null },
  ...{ failingSince: null, previousSecretUntil: null },
};

const getText = `
select id, url, is_active as "isActive", disabled_reason as "disabledReason", disabled_at as "disabledAt",
  failing_since as "failingSince",
  case when previous_secret_until > now() then previous_secret_until end as "previousSecretUntil"
from webhook_endpoints where tenant_id = $1 and mode = $2 and is_default`;

// The row is made with the tenant; one that lacks it gets it here.
const setText = `
insert into webhook_endpoints (tenant_id, mode, id, is_default, url, event_types, secret, created_at, updated_at)
values ($1, $2, $3, true, $4, '{*}', $5, $6, $6)
on conflict (tenant_id, mode) where is_default do update
  set url = excluded.url, is_active = true, disabled_at = null, disabled_reason = null, failing_since = null,
    updated_at = excluded.updated_at
returning id`;

/**
 * Sets the default URL and switches it on, or clears it (null): then sessions without a URL of their own notify only
 * the other endpoints. The secret stays. Audit row. Needs `webhooks:write`. VALIDATION_ERROR for a URL that is not
 * allowed.
 */
export async function setDefaultUrl(ctx: Ctx, url: string | null): Promise<void> {
  authorize(ctx, "webhooks:write");
  const reason =
    url === null ? null : ((await checkWebhookUrl(url, ctx.mode)) ?? (await hostRefusal(ctx, url)));
  if (reason) throw invalid({ webhook_url: [reason] });
  await write(ctx, async (tx) => {
    const id = newId();
    const [row] = await tx.query<{ id: string }>(setText, [
      ...[ctx.tenantId, ctx.mode, id, url],
      ...[sealWebhookSecret(id, makeWebhookSecret()), ctx.now()],
    ]);
    await recordAudit(ctx, tx, {
      action: url === null ? "webhook_url.cleared" : "webhook_url.set",
      targetType: "webhook_endpoint",
      targetId: row?.id ?? null,
    });
  });
}
