import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { fetchPage } from "../paging/keyset";
import type { Page, PageRequest } from "../paging/page";

export type AuditFilter = {
  /** Exact, e.g. session.revoked. */
  action?: string;
  /** What it is about: session, entity, api_key, … */
  targetType?: string;
  targetId?: string;
  /** A person or an API key. */
  actorId?: string;
  mode?: "test" | "live";
  /** At or after. */
  from?: Date;
  /** Before. */
  until?: Date;
};

export type AuditItem = {
  id: string;
  mode: "test" | "live" | null;
  action: string;
  actorType: "user" | "apiKey" | "applicant" | "system";
  actorId: string | null;
  /** Name of the person or key now; the entry itself holds the id only. */
  actorName: string | null;
  targetType: string;
  targetId: string | null;
  requestId: string | null;
  details: Record<string, unknown>;
  createdAt: Date;
  /** Place in the chain; null until the worker has sealed it. */
  sequence: number | null;
};

const columns = `a.id, a.mode, a.action, a.actor_type as "actorType", a.actor_id as "actorId",
  coalesce((select u.name from users u where a.actor_type = 'user' and u.id = a.actor_id),
    (select k.name from api_keys k where a.actor_type = 'apiKey' and k.tenant_id = a.tenant_id and k.id = a.actor_id limit 1)) as "actorName",
  a.target_type as "targetType", a.target_id as "targetId", a.request_id as "requestId", a.details,
  a.created_at as "createdAt", a.sequence::float8 as sequence`;

/**
 * The tenant's audit log, newest first, both modes (an entry names its own): the log is one chain. Needs
 * `audit:read`. Ids in the filter must be UUIDs.
 */
export async function listEntries(
  ctx: Ctx,
  filter: AuditFilter,
  page: PageRequest,
): Promise<Page<AuditItem>> {
  authorize(ctx, "audit:read");
  const values: (string | Date)[] = [ctx.tenantId];
  const bind = (value: string | Date) => `$${values.push(value)}`;
  let where = "a.tenant_id = $1::uuid";
  if (filter.action) where += ` and a.action = ${bind(filter.action)}`;
  if (filter.targetType) where += ` and a.target_type = ${bind(filter.targetType)}`;
  if (filter.targetId) where += ` and a.target_id = ${bind(filter.targetId)}::uuid`;
  if (filter.actorId) where += ` and a.actor_id = ${bind(filter.actorId)}::uuid`;
  if (filter.mode) where += ` and a.mode = ${bind(filter.mode)}::mode`;
  if (filter.from) where += ` and a.created_at >= ${bind(filter.from)}`;
  if (filter.until) where += ` and a.created_at < ${bind(filter.until)}`;
  return fetchPage<AuditItem>(
    (text, bound) => readRows(ctx, text, bound),
    { columns, from: "audit_entries a", branches: [where], values },
    page,
  );
}
