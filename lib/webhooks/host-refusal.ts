import { type Ctx, readRows } from "../context";

/**
 * Why the tenant's own policy (settings.webhookHosts) keeps events from this URL's host, or null. Names below an
 * allowed one are allowed; an empty list allows every public host. The URL must have been judged valid before.
 */
export async function hostRefusal(ctx: Ctx, url: string): Promise<string | null> {
  const [row] = await readRows<{ hosts: string[] | null }>(
    ctx,
    `select settings->'webhookHosts' as hosts from tenants where id = $1`,
    [ctx.tenantId],
  );
  const allowed = row?.hosts ?? [];
  const host = new URL(url).hostname.replace(/\.$/, "");
  if (allowed.length === 0 || allowed.some((name) => host === name || host.endsWith(`.${name}`))) return null;
  return "Your workspace's policy does not allow webhooks to this host.";
}
