import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import { fetchPage } from "../paging/keyset";
import type { Page, PageRequest } from "../paging/page";
import type { Decision } from "./create-review";
import { filterSql, type SessionFilter } from "./session-filter";
import { sessionHits } from "./session-search";
import { effectiveStatus, type SessionStatus } from "./session-state";

export type { SessionFilter } from "./session-filter";

export type SessionListItem = {
  id: string;
  entityId: string;
  entityName: string;
  externalId: string | null;
  email: string | null;
  profile: string;
  checkTypes: string[];
  status: SessionStatus;
  outcome: string;
  failureReason: string | null;
  latestDecision: Decision | null;
  checksCompleted: boolean;
  assigneeId: string | null;
  assigneeName: string | null;
  createdAt: Date;
  completedAt: Date | null;
  expiresAt: Date;
};

const columns = `id, entity_id as "entityId", entity_name as "entityName", external_id as "externalId", email, profile,
  check_types as "checkTypes", status, outcome, failure_reason as "failureReason", latest_decision as "latestDecision",
  checks_completed as "checksCompleted", assignee_id as "assigneeId",
  (select name from users where id = assignee_id) as "assigneeName", created_at as "createdAt",
  completed_at as "completedAt", expires_at as "expiresAt"`;

/**
 * Sessions, newest first. A session past `expires_at` is listed (and filtered) as expired, swept or not. Filters that
 * no index serves together look through 50,000 sessions a page; a page that ends there says up to when it looked and
 * leads on. Needs `sessions:read`.
 */
export async function listSessions(
  ctx: Ctx,
  filter: SessionFilter & { page: PageRequest },
): Promise<Page<SessionListItem>> {
  authorize(ctx, "sessions:read");
  if (filter.entityId !== undefined && !isId(filter.entityId))
    return { rows: [], next: null, prev: null, ...(filter.page.kind === "offset" ? { total: 0 } : {}) };
  const values: (string | Date | Buffer)[] = [ctx.tenantId, ctx.mode];
  const bind = (value: string | Date | Buffer) => `$${values.push(value)}`;
  const now = ctx.now();
  const where = filterSql(ctx, filter, bind);
  // What a search finds is few: it is looked through whole.
  const found = filter.search
    ? {
        from: `(${sessionHits(ctx, filter.search, bind)}) hits join verification_sessions on id = hit_id`,
        branches: where.residual
          ? where.branches.map((branch) => `${branch} and ${where.residual}`)
          : where.branches,
      }
    : { from: "verification_sessions", ...where };
  const page = await fetchPage<SessionListItem>(
    (text, bound) => readRows(ctx, text, bound),
    { columns, values, ...found },
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
