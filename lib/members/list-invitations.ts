import { authorize } from "../authorize";
import { type Ctx, type Role, readRows } from "../context";

export type Invitation = { id: string; email: string; role: Role; createdAt: Date; expiresAt: Date };

/** Invitations that can still be accepted, the latest first. Needs `team:manage`. */
export function listInvitations(ctx: Ctx): Promise<Invitation[]> {
  authorize(ctx, "team:manage");
  return readRows<Invitation>(
    ctx,
    `select id, email, role, created_at as "createdAt", expires_at as "expiresAt" from invitations
     where tenant_id = $1 and accepted_at is null and revoked_at is null and expires_at > $2
     order by created_at desc limit 200`,
    [ctx.tenantId, ctx.now()],
  );
}
