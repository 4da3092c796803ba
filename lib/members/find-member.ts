import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";

const text = `
select u.id, u.email from memberships m join users u on u.id = m.user_id
where m.tenant_id = $1 and (lower(u.email) = lower($2) or u.id::text = lower($2))`;

/** The member with this e-mail address (case aside) or id, active or not. Needs `team:manage`. NOT_FOUND. */
export async function findMember(ctx: Ctx, emailOrId: string): Promise<{ id: string; email: string }> {
  authorize(ctx, "team:manage");
  const wanted = emailOrId.replaceAll("\0", "").trim();
  const [member] = await readRows<{ id: string; email: string }>(ctx, text, [ctx.tenantId, wanted]);
  if (!member) throw notFound("Member");
  return member;
}
