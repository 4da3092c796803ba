import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { invitations } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import { authorize } from "../authorize";
import { actorId, type Ctx, type Role, write } from "../context";
import { env } from "../env";
import { DomainError, invalid } from "../errors";
import { instantText } from "../format/instant";
import { newId } from "../ids";
import { enqueueEmail } from "../outbox/enqueue-email";
import { isRole, ROLES } from "./roles";

/** Days an invitation can be accepted. */
const DAYS = 7;

export const invitationHash = (token: string): Buffer => createHash("sha256").update(token).digest();

const memberText = `
select 1 from memberships m join users u on u.id = m.user_id
where m.tenant_id = $1 and lower(u.email) = lower($2) and m.is_active`;

/**
 * Invites somebody to the tenant by e-mail: the invitation, the mail with its secret link and an audit row in one
 * transaction. An open invitation of the same address is replaced. Needs `team:manage`.
 * Errors: VALIDATION_ERROR (address, role); CONFLICT when the person is a member.
 */
export async function inviteMember(
  ctx: Ctx,
  input: { email: string; role: string },
): Promise<{ id: string }> {
  authorize(ctx, "team:manage");
  const email = input.email.trim();
  if (!z.email().max(254).safeParse(email).success)
    throw invalid({ email: ["Enter a valid e-mail address."] });
  if (!isRole(input.role)) throw invalid({ role: [`Must be one of: ${ROLES.join(", ")}.`] });
  const role: Role = input.role;
  return write(ctx, async (tx) => {
    const members = await tx.query(memberText, [ctx.tenantId, email]);
    if (members.length > 0) throw new DomainError("CONFLICT", "This person is a member already.");
    const now = ctx.now();
    const [id, token] = [newId(), randomBytes(32).toString("base64url")];
    const expiresAt = new Date(now.getTime() + DAYS * 86_400_000);
    await tx.query(
      `update invitations set revoked_at = $3 where tenant_id = $1 and lower(email) = lower($2)
         and accepted_at is null and revoked_at is null`,
      [ctx.tenantId, email, now],
    );
    await tx.db.insert(invitations).values({
      ...{ tenantId: ctx.tenantId, id, email, role, tokenHash: invitationHash(token) },
      ...{ invitedBy: actorId(ctx.actor) ?? ctx.tenantId, createdAt: now, expiresAt },
    });
    const [tenant] = await tx.query<{ name: string }>("select name from tenants where id = $1", [
      ctx.tenantId,
    ]);
    const inviter = ctx.actor.type === "user" ? ctx.actor.person.name : "The operator";
    await enqueueEmail(ctx, tx, {
      template: "invitation",
      recipient: email,
      sessionId: null,
      input: {
        ...{ tenantName: tenant?.name ?? "", inviter, role, expiresAt: instantText(expiresAt) },
        // In the fragment: it reaches neither logs nor servers on the way.
        link: `${env().BASE_URL}/invitation/#${token}`,
      },
    });
    await recordAudit(ctx, tx, {
      action: "member.invited",
      targetType: "invitation",
      targetId: id,
      details: { role },
    });
    return { id };
  });
}
