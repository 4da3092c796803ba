import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { fetchPage } from "../paging/keyset";
import type { Page, PageRequest } from "../paging/page";
import type { Entity, EntityType } from "./entity-fields";
import { containing } from "./like-pattern";

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
  /** At or after. */
  createdAfter?: Date;
  /** Before. */
  createdBefore?: Date;
  /** Part of the name, the external id or the e-mail address, whatever the case. */
  search?: string;
};

const columns = `id, name, entity_type as "entityType", entity_subtype as "entitySubtype", external_id as "externalId",
  email, is_primary as "isPrimary", screening_status as "screeningStatus", created_at as "createdAt"`;

/** Entities that are not erased, newest first. Needs `entities:read`. */
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
  if (filter.search) {
    const pattern = bind(containing(filter.search));
    where += ` and (name ilike ${pattern} or external_id ilike ${pattern} or email ilike ${pattern})`;
  }
  return fetchPage<EntityListItem>(
    (text, bound) => readRows(ctx, text, bound),
    { columns, from: "entities", branches: [where], values },
    page,
  );
}
