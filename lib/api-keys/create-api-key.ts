import { recordAudit } from "../audit/record-audit";
import { type Ctx, write } from "../context";
import { invalid } from "../errors";
import { isId } from "../ids";
import { authorizeOwner } from "./authorize-owner";
import { insertKey, type NewKey } from "./insert-key";
import { type KeySettings, readKeySettings } from "./key-settings";

const ownerText = `
select 1 from memberships m join users u on u.id = m.user_id and u.is_active
where m.tenant_id = $1 and m.user_id = $2 and m.is_active`;

/**
 * Makes an API key of the context's mode for a member, with an audit row. The text in the answer is shown once and
 * kept nowhere. Needs `keys:manage`, and `team:manage` for somebody else's.
 * Refuses: VALIDATION_ERROR (settings, owner), CONFLICT when the owner has three active keys in this mode.
 */
export async function createApiKey(ctx: Ctx, input: KeySettings & { ownerId: string }): Promise<NewKey> {
  authorizeOwner(ctx, input.ownerId);
  const settings = readKeySettings(input, ctx.actor, ctx.mode, ctx.now());
  return write(ctx, async (tx) => {
    const [owner] = isId(input.ownerId) ? await tx.query(ownerText, [ctx.tenantId, input.ownerId]) : [];
    if (!owner) throw invalid({ owner_id: ["Must be an active member of this tenant."] });
    const made = await insertKey(ctx, tx, input.ownerId, settings);
    await recordAudit(ctx, tx, {
      action: "api_key.created",
      targetType: "api_key",
      targetId: made.id,
      details: {
        owner_id: input.ownerId,
        scopes: settings.scopes,
        expires_at: settings.expiresAt?.toISOString() ?? null,
        allowed_ips: settings.allowedIps.length,
      },
    });
    return made;
  });
}
