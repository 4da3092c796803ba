import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { fetchPage } from "../paging/keyset";
import type { Page, PageRequest } from "../paging/page";
import type { Entity, EntityType } from "./entity-fields";
import { entityHits } from "./entity-hits";

export type EntityListItem = Pick<
  Entity,
  | "id"
  | "name"
  | "entityType"
  | "entitySubtype"
  | "externalId"
  | "email"
  | "isPrimary"
  | "screeningStatus"
  | "createdAt"
>;

export type EntityFilter = {
  entityType?: EntityType;
  externalId?: string;
  isPrimary?: boolean;
  screeningStatus?: Entity["screeningStatus"];
  /** At or after. */
  createdAfter?: Date;
  /** Before. */
  createdBefore?: Date;
  /** Part of the name, the external id or the e-mail address, whatever the case: lib/entities/entity-hits.ts. */
  search?: string;
};

const columns = `id, name, entity_type as "entityType", entity_subtype as "entitySubtype", external_id as "externalId",
  email, is_primary as "isPrimary", screening_status as "screeningStatus", created_at as "createdAt"`;

/**
 * Entities that are not erased, newest first. A screening status is looked for in 50,000 entities a page: a page that
 * ends there says up to when it looked, and leads on. Needs `entities:read`.
 */
export async function listEntities(
  ctx: Ctx,
  filter: EntityFilter,
  page: PageRequest,
): Promise<Page<EntityListItem>> {
  authorize(ctx, "entities:read");
  const values: (string | Date)[] = [ctx.tenantId, ctx.mode];
  const bind = (value: string | Date) => `$${values.push(value)}`;
  let where = "tenant_id = $1 and mode = $2 and erased_at is null";
  if (filter.entityType) where += ` and entity_type = ${bind(filter.entityType)}`;
  if (filter.externalId) where += ` and external_id = ${bind(filter.externalId)}`;
  if (filter.isPrimary !== undefined) where += filter.isPrimary ? " and is_primary" : " and not is_primary";
  if (filter.createdAfter) where += ` and created_at >= ${bind(filter.createdAfter)}`;
  if (filter.createdBefore) where += ` and created_at < ${bind(filter.createdBefore)}`;
  const residual = filter.screeningStatus ? `screening_status = ${bind(filter.screeningStatus)}` : "";
  // What a search finds is few: it is looked through whole.
  const found = filter.search
    ? {
        from: `(${entityHits(filter.search, bind)}) hits join entities on id = hit_id`,
        branches: [residual ? `${where} and ${residual}` : where],
      }
    : { from: "entities", branches: [where], ...(residual ? { residual } : {}) };
  return fetchPage<EntityListItem>(
    (text, bound) => readRows(ctx, text, bound),
    { columns, values, ...found },
    page,
  );
}
