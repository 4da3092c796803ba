import { eq } from "drizzle-orm";
import { type TenantSettings, tenants } from "@/db/schema";
import { canonicalJson } from "../audit/canonical-json";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { notFound } from "../errors";
import type { SettingsPatch } from "./settings-patch";

type Values = Record<string, unknown>;

/**
 * Changes a tenant's policies: what is given replaces, null sets back to the default. Raises the policy version that
 * later verdicts and reviews name, with an audit row that holds each changed value before and after. A change that
 * changes nothing writes nothing. Needs `settings:manage`. Returns the settings and their version.
 */
export async function updateSettings(
  ctx: Ctx,
  patch: SettingsPatch,
): Promise<{ settings: TenantSettings; policyVersion: number }> {
  authorize(ctx, "settings:manage");
  return write(ctx, async (tx) => {
    const [tenant] = await tx.db
      .select({ settings: tenants.settings, policyVersion: tenants.policyVersion })
      .from(tenants)
      .where(eq(tenants.id, ctx.tenantId))
      .for("update");
    if (!tenant) throw notFound("Tenant");
    const before = tenant.settings as Values;
    const after: Values = { ...before };
    for (const [name, value] of Object.entries(patch)) {
      const merged = merge(before[name], value);
      if (merged === null) delete after[name];
      else after[name] = merged;
    }
    const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
      (name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null),
    );
    if (changed.length === 0) return tenant;
    const policyVersion = tenant.policyVersion + 1;
    const settings = after as TenantSettings;
    await tx.db
      .update(tenants)
      .set({ settings, policyVersion, updatedAt: ctx.now() })
      .where(eq(tenants.id, ctx.tenantId));
    const values = (of: Values) => Object.fromEntries(changed.map((name) => [name, of[name] ?? null]));
    await recordAudit(ctx, tx, {
      action: "settings.updated",
      targetType: "tenant",
      targetId: ctx.tenantId,
      details: { before: values(before), after: values(after), policy_version: policyVersion },
    });
    return { settings, policyVersion };
  });
}

/** Lists and single values replace; groups of values are merged, and null takes one out. Null: nothing is left. */
function merge(before: unknown, given: unknown): unknown {
  if (given === undefined) return before ?? null;
  if (given === null || Array.isArray(given) || typeof given !== "object")
    return Array.isArray(given) && given.length === 0 ? null : given;
  const merged = Object.fromEntries(
    Object.entries({ ...(before as Values | undefined), ...(given as Values) }).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  );
  return Object.keys(merged).length > 0 ? merged : null;
}
