import type { Database } from "@/db/client";
import type { TenantSettings } from "@/db/schema";
import { notFound } from "../errors";
import { isId } from "../ids";
import { MOMENT_WORDS, RETENTION, RETENTION_CLASSES, retentionDays } from "./classes";

export type PublicSchedule = {
  tenantName: string;
  rows: { label: string; holds: string; days: number; counted: string; because: string }[];
};

/**
 * How long a tenant keeps what, for anybody (BIPA § 15(a) asks for a public schedule). Made from the settings in force.
 * NOT_FOUND for unknown and inactive tenants.
 */
export async function publicSchedule(database: Database, tenantId: string): Promise<PublicSchedule> {
  const [tenant] = isId(tenantId)
    ? await database.readSystem<{ name: string; settings: TenantSettings }>(
        "select name, settings from tenants where id = $1 and is_active",
        [tenantId],
      )
    : [];
  if (!tenant) throw notFound("Page");
  return {
    tenantName: tenant.name,
    rows: RETENTION_CLASSES.map((kind) => {
      const { label, holds, from, because } = RETENTION[kind];
      return {
        label,
        holds,
        because,
        counted: MOMENT_WORDS[from],
        days: retentionDays(tenant.settings, kind),
      };
    }),
  };
}
