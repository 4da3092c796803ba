import type { Tx } from "@/db/client";
import type { Ctx } from "../context";
import type { Entity } from "./entity-fields";

type Known = Pick<Entity, "id" | "name" | "entityType" | "externalId" | "dateOfBirth" | "registrationNumber">;
export type Duplicate = { reason: "duplicate_external_id" | "duplicate_name"; existing: Known };

/** One name as duplicates are told by: with what else must not differ. */
const nameKey = (e: Known) =>
  JSON.stringify([
    e.entityType,
    e.name.toLowerCase(),
    e.entityType === "individual" ? e.dateOfBirth : e.registrationNumber,
  ]);

const text = `
select id, name, entity_type as "entityType", external_id as "externalId", date_of_birth as "dateOfBirth",
  registration_number as "registrationNumber"
from entities where tenant_id = $1 and mode = $2 and erased_at is null
  and (external_id = any ($3) or name_folded = any (array(select lower(n) from unnest($4::text[]) n)))
order by created_at desc, id desc`;

/**
 * A look-up of entities that are there already, made for these rows in one query, to which rows can be added as they
 * come. Duplicate: same external id, or same type, name (whatever the case) and date of birth (companies:
 * registration number); what neither has is the same. The oldest one counts.
 */
export async function findDuplicates(ctx: Ctx, tx: Tx, rows: Entity[]) {
  const byExternalId = new Map<string, Known>();
  const byName = new Map<string, Known>();
  const add = (known: Known) => {
    if (known.externalId) byExternalId.set(known.externalId, known);
    byName.set(nameKey(known), known);
  };
  const externalIds = rows.flatMap((row) => row.externalId ?? []);
  const names = rows.map((row) => row.name);
  for (const known of await tx.query<Known>(text, [ctx.tenantId, ctx.mode, externalIds, names])) add(known);
  return {
    add,
    of(row: Entity): Duplicate | null {
      const sameId = row.externalId ? byExternalId.get(row.externalId) : undefined;
      if (sameId) return { reason: "duplicate_external_id", existing: sameId };
      const sameName = byName.get(nameKey(row));
      return sameName ? { reason: "duplicate_name", existing: sameName } : null;
    },
  };
}
