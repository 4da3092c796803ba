import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";

/** Withdraws an invitation that nobody has accepted: its link stops working. Audit row. Needs `team:manage`. NOT_FOUND. */
export async function withdrawInvitation(ctx: Ctx, invitationId: string): Promise<void> {
  authorize(ctx, "team:manage");
  if (!isId(invitationId)) throw notFound("Invitation");
  await write(ctx, async (tx) => {
    const rows = await tx.query(
      `update invitations set revoked_at = $3 where tenant_id = $1 and id = $2 and accepted_at is null
         and revoked_at is null returning 1`,
      [ctx.tenantId, invitationId, ctx.now()],
    );
    if (rows.length === 0) throw notFound("Invitation");
    await recordAudit(ctx, tx, {
      action: "invitation.withdrawn",
      targetType: "invitation",
      targetId: invitationId,
    });
  });
}
