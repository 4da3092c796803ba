import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, type Role, write } from "../context";
import { DomainError, notFound } from "../errors";
import { isId } from "../ids";

// Together with every active admin, in one order, so that two admins cannot remove each other at once.
const lockText = `
select user_id as "userId", role, is_active as "isActive" from memberships
where tenant_id = $1 and (user_id = $2 or (role = 'admin' and is_active))
order by user_id for update`;

const endText = `
with gone as (
  update memberships set is_active = false where tenant_id = $1 and user_id = $2
)
update sign_ins set ended_at = now() where tenant_id = $1 and user_id = $2 and ended_at is null`;

/**
 * Takes a member out of the tenant: their sign-ins end at once, their API keys stop working; what they did stays.
 * With an audit row. Needs `team:manage`.
 * Errors: NOT_FOUND; INVALID_REQUEST for oneself, for the last active admin, and when inactive already.
 */
export async function deactivateMember(ctx: Ctx, userId: string): Promise<void> {
  authorize(ctx, "team:manage");
  if (!isId(userId)) throw notFound("Member");
  if (ctx.actor.type === "user" && ctx.actor.person.id === userId) {
    throw new DomainError("INVALID_REQUEST", "You cannot deactivate yourself.");
  }
  await write(ctx, async (tx) => {
    type Locked = { userId: string; role: Role; isActive: boolean };
    const locked = await tx.query<Locked>(lockText, [ctx.tenantId, userId]);
    const member = locked.find((row) => row.userId === userId.toLowerCase());
    if (!member) throw notFound("Member");
    if (!member.isActive) throw new DomainError("INVALID_REQUEST", "This member is not active.");
    if (member.role === "admin" && locked.length === 1) {
      throw new DomainError("INVALID_REQUEST", "The last admin cannot be deactivated.");
    }
    await tx.query(endText, [ctx.tenantId, userId]);
    await recordAudit(ctx, tx, { action: "member.deactivated", targetType: "user", targetId: userId });
  });
}
