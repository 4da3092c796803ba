import { savedViews } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { callingPerson } from "../queue/calling-person";
import type { ListName, SavedView } from "./list-views";

const MOST = 100;
export type ViewFields = { name: string; query: string; columns: string[] | null; shared: boolean };

/**
 * Keeps a list's filters under a name, for the caller or, shared, for everybody of the tenant. Needs `sessions:read`;
 * sharing is for those who change things (`reviews:write`). Audit row. CONFLICT with 100 views of one's own.
 */
export async function createView(ctx: Ctx, input: { list: ListName } & ViewFields): Promise<SavedView> {
  authorize(ctx, "sessions:read");
  if (input.shared) authorize(ctx, "reviews:write");
  const owner = callingPerson(ctx);
  return write(ctx, async (tx) => {
    const scope = [ctx.tenantId, ctx.mode, owner.id];
    const [own] = await tx.query<{ n: number }>(
      "select count(*)::int as n from saved_views where tenant_id = $1 and mode = $2 and owner_id = $3",
      scope,
    );
    if ((own?.n ?? 0) >= MOST) throw new DomainError("CONFLICT", `Nobody has more than ${MOST} saved views.`);
    const view = { id: newId(), ownerId: owner.id, ...input };
    await tx.db.insert(savedViews).values({
      tenantId: ctx.tenantId,
      mode: ctx.mode,
      ...view,
      createdAt: ctx.now(),
      updatedAt: ctx.now(),
    });
    await recordAudit(ctx, tx, {
      action: "view.created",
      targetType: "view",
      targetId: view.id,
      details: { list: input.list, shared: input.shared },
    });
    return { ...view, ownerName: owner.name };
  });
}
