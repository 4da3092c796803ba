import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";
import { callingPerson } from "../queue/calling-person";

/** Removes one's own view. NOT_FOUND for views of others. Needs `sessions:read`; audit row. */
export async function deleteView(ctx: Ctx, viewId: string): Promise<{ id: string }> {
  authorize(ctx, "sessions:read");
  const owner = callingPerson(ctx);
  if (!isId(viewId)) throw notFound("View");
  return write(ctx, async (tx) => {
    const gone = await tx.query(
      "delete from saved_views where tenant_id = $1 and mode = $2 and id = $3 and owner_id = $4 returning id",
      [ctx.tenantId, ctx.mode, viewId, owner.id],
    );
    if (gone.length === 0) throw notFound("View");
    await recordAudit(ctx, tx, { action: "view.deleted", targetType: "view", targetId: viewId });
    return { id: viewId };
  });
}
