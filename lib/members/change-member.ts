import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { type Ctx, type Role, write } from "../context";
import { DomainError, invalid, notFound } from "../errors";
import { isId } from "../ids";
import { isRole, ROLES } from "./roles";

// Together with every active admin, in one order, so that two admins cannot demote each other at once.
const lockText = `
select user_id as "userId", role, is_active as "isActive" from memberships
where tenant_id = $1 and (user_id = $2 or (role = 'admin' and is_active))
order by user_id for update`;

type Locked = { userId: string; role: Role; isActive: boolean };

/**
 * Gives a member another role; it counts from their next request on. Audit row with both roles. Needs `team:manage`.
 * Errors: NOT_FOUND; VALIDATION_ERROR (role); INVALID_REQUEST for oneself and for the last active admin.
 */
export async function changeRole(ctx: Ctx, userId: string, role: string): Promise<void> {
  authorize(ctx, "team:manage");
  if (!isId(userId)) throw notFound("Member");
  if (!isRole(role)) throw invalid({ role: [`Must be one of: ${ROLES.join(", ")}.`] });
  if (ctx.actor.type === "user" && ctx.actor.person.id === userId)
    throw new DomainError("INVALID_REQUEST", "Ask another admin to change your own role.");
  await write(ctx, async (tx) => {
    const locked = await tx.query<Locked>(lockText, [ctx.tenantId, userId]);
    const member = locked.find((row) => row.userId === userId.toLowerCase());
    if (!member) throw notFound("Member");
    if (member.role === role) return;
    if (member.role === "admin" && member.isActive && locked.length === 1)
      throw new DomainError("INVALID_REQUEST", "The last admin cannot become something else.");
    await tx.query("update memberships set role = $3::role where tenant_id = $1 and user_id = $2", [
      ...[ctx.tenantId, userId, role],
    ]);
    await recordAudit(ctx, tx, {
      action: "member.role_changed",
      targetType: "user",
      targetId: userId,
      details: { before: member.role, after: role },
    });
  });
}

/** Lets a deactivated member in again, in their old role. Audit row. Needs `team:manage`. NOT_FOUND; INVALID_REQUEST when active. */
export async function reactivateMember(ctx: Ctx, userId: string): Promise<void> {
  authorize(ctx, "team:manage");
  if (!isId(userId)) throw notFound("Member");
  await write(ctx, async (tx) => {
    const [member] = await tx.query<Locked>(lockText.replace("or (role = 'admin' and is_active)", ""), [
      ...[ctx.tenantId, userId],
    ]);
    if (!member) throw notFound("Member");
    if (member.isActive) throw new DomainError("INVALID_REQUEST", "This member is active.");
    await tx.query("update memberships set is_active = true where tenant_id = $1 and user_id = $2", [
      ...[ctx.tenantId, userId],
    ]);
    await recordAudit(ctx, tx, { action: "member.reactivated", targetType: "user", targetId: userId });
  });
}
