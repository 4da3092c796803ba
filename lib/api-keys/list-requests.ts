import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { isId } from "../ids";
import { fetchPage } from "../paging/keyset";
import type { Page, PageRequest } from "../paging/page";
import { managesAll } from "./authorize-owner";

/** A request as the log keeps it. */
export type RequestItem = {
  id: string;
  keyId: string;
  keyName: string;
  method: string;
  path: string;
  status: number;
  durationMs: number;
  createdAt: Date;
};
export type RequestFilter = {
  keyId?: string;
  /** Hundreds: 2, 4 or 5. */
  statusClass?: 2 | 4 | 5;
  method?: string;
  /** As an answer's X-Request-Id. */
  requestId?: string;
};

const from = `(
  select r.tenant_id, r.mode, r.id, r.created_at, r.key_id, r.method, r.path, r.status, r.duration_ms, k.name, k.owner_id
  from api_requests r join api_keys k on k.tenant_id = r.tenant_id and k.mode = r.mode and k.id = r.key_id
) log`;
const columns = `id, key_id as "keyId", name as "keyName", method, path, status, duration_ms as "durationMs",
  created_at as "createdAt"`;

/**
 * Requests made with keys in the last seven days, newest first: everybody's for who manages the team, else those of
 * one's own keys. Needs `keys:manage`. Ids in the filter must be UUIDs.
 */
export async function listRequests(
  ctx: Ctx,
  filter: RequestFilter,
  page: PageRequest,
): Promise<Page<RequestItem>> {
  authorize(ctx, "keys:manage");
  const values: (string | number)[] = [ctx.tenantId, ctx.mode];
  const bind = (value: string | number) => `$${values.push(value)}`;
  let where = "tenant_id = $1 and mode = $2";
  if (ctx.actor.type === "user" && !managesAll(ctx)) where += ` and owner_id = ${bind(ctx.actor.person.id)}`;
  if (filter.keyId) where += ` and key_id = ${bind(filter.keyId)}::uuid`;
  if (filter.method) where += ` and method = ${bind(filter.method)}`;
  if (filter.statusClass) {
    where += ` and status between ${bind(filter.statusClass * 100)}::int and ${bind(filter.statusClass * 100 + 99)}::int`;
  }
  if (filter.requestId && isId(filter.requestId)) {
    // The id tells its time, and with it the place in the index.
    const at = new Date(Number.parseInt(filter.requestId.slice(0, 13).replace("-", ""), 16)).toISOString();
    where += ` and created_at = ${bind(at)}::timestamptz and id = ${bind(filter.requestId)}::uuid`;
  }
  return fetchPage<RequestItem>(
    (text, bound) => readRows(ctx, text, bound),
    { columns, from, branches: [where], values },
    page,
  );
}
