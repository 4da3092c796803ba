import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { invalid } from "../errors";
import { isId } from "../ids";
import { lockSession, updateSession } from "../verification/lock-session";
import { REVIEWERS } from "./list-reviewers";
import type { Named } from "./queue-item";

/**
 * Says whose work a session is; null: nobody's. A claim of somebody else ends with it. Needs `reviews:write`; audit
 * row. VALIDATION_ERROR unless the person is an active admin or reviewer here.
 */
export async function assignSession(
  ctx: Ctx,
  input: { sessionId: string; assigneeId: string | null },
): Promise<{ sessionId: string; assignee: Named | null }> {
  authorize(ctx, "reviews:write");
  return write(ctx, async (tx) => {
    const session = await lockSession(ctx, tx, input.sessionId);
    const { assigneeId } = input;
    const [assignee = null] =
      assigneeId && isId(assigneeId)
        ? await tx.query<Named>(`${REVIEWERS} and u.id = $2`, [ctx.tenantId, assigneeId])
        : [];
    if (assigneeId && !assignee) throw invalid({ assignee_id: ["Must be an active admin or reviewer."] });
    if (session.assigneeId === (assignee?.id ?? null)) return { sessionId: session.id, assignee };
    const others = assignee !== null && session.claimedBy !== assignee.id;
    await updateSession(ctx, tx, session, {
      assigneeId: assignee?.id ?? null,
      ...(others ? { claimedBy: null, claimedUntil: null } : {}),
    });
    await recordAudit(ctx, tx, {
      action: "session.assigned",
      targetType: "session",
      targetId: session.id,
      details: { assignee_id: assignee?.id ?? null },
    });
    return { sessionId: session.id, assignee };
  });
}
