import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import type { Named } from "./queue-item";

/** People of the tenant who may decide, by name. */
export const REVIEWERS = `select u.id, u.name from memberships m join users u on u.id = m.user_id
where m.tenant_id = $1 and m.is_active and u.is_active and m.role in ('admin', 'reviewer')`;

/** To whom work can be assigned, at most 500 people. Needs `reviews:read`. */
export function listReviewers(ctx: Ctx): Promise<Named[]> {
  authorize(ctx, "reviews:read");
  return readRows<Named>(ctx, `${REVIEWERS} order by lower(u.name), u.id limit 500`, [ctx.tenantId]);
}
