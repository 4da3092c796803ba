import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import { fetchPage } from "../paging/keyset";
import type { Page, PageRequest } from "../paging/page";
import { effectiveStatus, type SessionStatus } from "./session-state";

export type SessionListItem = {
  id: string;
  entityId: string;
  entityName: string;
  status: SessionStatus;
  outcome: string;
  failureReason: string | null;
  checksCompleted: boolean;
  createdAt: Date;
  completedAt: Date | null;
  expiresAt: Date;
};

export type SessionFilter = { status?: SessionStatus; outcome?: string; entityId?: string };

const columns = `id, entity_id as "entityId", entity_name as "entityName", status, outcome,
  failure_reason as "failureReason", checks_completed as "checksCompleted", created_at as "createdAt",
  completed_at as "completedAt", expires_at as "expiresAt"`;

/**
 * Sessions, newest first. A session past `expires_at` is listed (and filtered) as expired, swept or not.
 * Needs `sessions:read`.
 */
export async function listSessions(
  ctx: Ctx,
  filter: SessionFilter & { page: PageRequest },
): Promise<Page<SessionListItem>> {
  authorize(ctx, "sessions:read");
  const values: (string | Date)[] = [ctx.tenantId, ctx.mode];
  const bind = (value: string | Date) => `$${values.push(value)}`;
  const now = ctx.now();
  let where = "tenant_id = $1 and mode = $2";
  if (filter.entityId !== undefined) {
    if (!isId(filter.entityId))
      return { rows: [], next: null, prev: null, ...(filter.page.kind === "offset" ? { total: 0 } : {}) };
    where += ` and entity_id = ${bind(filter.entityId)}`;
  }
  if (filter.outcome !== undefined) where += ` and outcome = ${bind(filter.outcome)}`;
  let branches = [where];
  const { status } = filter;
  if (status === "pending" || status === "accessed") {
    branches = [`${where} and status = ${bind(status)} and expires_at > ${bind(now)}`];
  } else if (status === "expired") {
    const overdue = `status in ('pending', 'accessed') and expires_at <= ${bind(now)}`;
    branches = [`${where} and status = 'expired'`, `${where} and ${overdue}`];
  } else if (status) {
    branches = [`${where} and status = ${bind(status)}`];
  }
  const page = await fetchPage<SessionListItem>(
    (text, bound) => readRows(ctx, text, bound),
    { columns, from: "verification_sessions", branches, values },
    filter.page,
  );
  return { ...page, rows: page.rows.map((row) => ({ ...row, status: effectiveStatus(row, now) })) };
}

/** The sessions of one entity. NOT_FOUND when the entity is not there. */
export async function listEntitySessions(
  ctx: Ctx,
  filter: SessionFilter & { entityId: string; page: PageRequest },
): Promise<Page<SessionListItem>> {
  authorize(ctx, "sessions:read");
  if (!isId(filter.entityId)) throw notFound("Entity");
  const [found, page] = await Promise.all([
    readRows(ctx, "select 1 from entities where tenant_id = $1 and mode = $2 and id = $3", [
      ctx.tenantId,
      ctx.mode,
      filter.entityId,
    ]),
    listSessions(ctx, filter),
  ]);
  if (found.length === 0) throw notFound("Entity");
  return page;
}
