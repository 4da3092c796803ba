import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import { callingPerson } from "../queue/calling-person";
import type { ViewFields } from "./create-view";
import { type SavedView, VIEW_COLUMNS } from "./list-views";

/** Changes one's own view; what is not given stays. NOT_FOUND for views of others. Needs `sessions:read`; audit row. */
export async function updateView(ctx: Ctx, viewId: string, change: Partial<ViewFields>): Promise<SavedView> {
  authorize(ctx, "sessions:read");
  if (change.shared) authorize(ctx, "reviews:write");
  const owner = callingPerson(ctx);
  if (!isId(viewId)) throw notFound("View");
  return write(ctx, async (tx) => {
    const [view] = await tx.query<SavedView>(
      `update saved_views v set name = coalesce($5, name), query = coalesce($6, query),
         columns = case when $7::boolean then $8::text[] else columns end, shared = coalesce($9, shared), updated_at = $10
       where tenant_id = $1 and mode = $2 and id = $3 and owner_id = $4 returning ${VIEW_COLUMNS}`,
      [
        ...[ctx.tenantId, ctx.mode, viewId, owner.id, change.name ?? null, change.query ?? null],
        ...[change.columns !== undefined, change.columns ?? null, change.shared ?? null, ctx.now()],
      ],
    );
    if (!view) throw notFound("View");
    await recordAudit(ctx, tx, {
      action: "view.updated",
      targetType: "view",
      targetId: viewId,
      details: { fields: Object.keys(change) },
    });
    return view;
  });
}
