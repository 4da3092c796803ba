import type { Database, Mode } from "@/db/client";
import type { Ctx } from "@/lib/context";
import { operatorContext } from "@/lib/operator-context";
import { findTenant } from "@/lib/tenants/find-tenant";
import { listTenants } from "@/lib/tenants/list-tenants";
import type { Arguments } from "./arguments";
import { UsageError } from "./usage-error";

/** Options of every command that works inside a tenant. */
export const TENANT = { tenant: { type: "string" } } as const;
export const TENANT_AND_MODE = { ...TENANT, mode: { type: "string" } } as const;
const MODES = ["test", "live"] as const;

/** The tenant of --tenant (id or name); it may be left out where there is only one. */
export async function whichTenant(
  database: Database,
  given: Arguments,
): Promise<{ id: string; name: string }> {
  const wanted = given.text("tenant");
  if (wanted !== undefined) return findTenant(database, wanted);
  const [only, another] = await listTenants(database, 2);
  if (!only) throw new UsageError('There is no tenant yet: tenant create --name "Acme Ltd"');
  if (another) throw new UsageError("--tenant is missing (there are several: tenant list)");
  return only;
}

/** The operator's context in --tenant and --mode. */
export async function tenantContext(
  database: Database,
  given: Arguments,
  otherwise: Mode = "test",
): Promise<Ctx> {
  const mode = given.choice("mode", MODES, otherwise);
  const tenant = await whichTenant(database, given);
  return operatorContext(database, { tenantId: tenant.id, mode });
}
