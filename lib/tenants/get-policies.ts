import type { TenantSettings } from "@/db/schema";
import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";

/** The tenant's settings as they were set (absent: the default applies), and their version. Needs `settings:manage`. */
export async function getPolicies(ctx: Ctx): Promise<{ settings: TenantSettings; policyVersion: number }> {
  authorize(ctx, "settings:manage");
  const [row] = await readRows<{ settings: TenantSettings; policyVersion: number }>(
    ctx,
    `select settings, policy_version as "policyVersion" from tenants where id = $1`,
    [ctx.tenantId],
  );
  if (!row) throw notFound("Tenant");
  return row;
}
