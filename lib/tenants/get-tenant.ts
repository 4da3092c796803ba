import type { TenantSettings } from "@/db/schema";
import { type Ctx, readRows } from "../context";
import { DomainError, notFound } from "../errors";

export type Tenant = {
  id: string;
  name: string;
  isActive: boolean;
  settings: TenantSettings;
  /** The default address of the context's mode; null when none is set. */
  webhookUrl: string | null;
  webhookEnabled: boolean;
  createdAt: Date;
};

const text = `
select t.id, t.name, t.is_active as "isActive", t.settings, w.url as "webhookUrl",
  coalesce(w.is_active and w.url is not null, false) as "webhookEnabled", t.created_at as "createdAt"
from tenants t
left join webhook_endpoints w on w.tenant_id = t.id and w.mode = $2 and w.is_default
where t.id = $1`;

/** The context's tenant, for everybody who belongs to it. NOT_FOUND; PERMISSION_DENIED for applicants. */
export async function getTenant(ctx: Ctx): Promise<Tenant> {
  if (ctx.actor.type === "applicant") {
    throw new DomainError("PERMISSION_DENIED", "You do not have permission to do this.");
  }
  const [tenant] = await readRows<Tenant>(ctx, text, [ctx.tenantId, ctx.mode]);
  if (!tenant) throw notFound("Tenant");
  return tenant;
}
