import type { TenantSettings } from "@/db/schema";
import { type Ctx, readRows } from "../context";
import { resolveSettings } from "./settings";

/** The settings of the context's tenant, defaults filled in. For verbs that have authorised already. */
export async function getSettings(ctx: Ctx): Promise<ReturnType<typeof resolveSettings>> {
  const [row] = await readRows<{ settings: TenantSettings }>(
    ctx,
    "select settings from tenants where id = $1",
    [ctx.tenantId],
  );
  return resolveSettings(row?.settings ?? {}, ctx.mode);
}
