import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { managesAll } from "./authorize-owner";
import { keyPrefix } from "./key-format";
import { type KeyState, keyState } from "./key-state";

/** A key as lists show it: nothing here opens anything. */
export type KeyItem = {
  id: string;
  /** `vdk_<mode>_<public id>`. */
  prefix: string;
  name: string;
  description: string;
  owner: { id: string; name: string; email: string };
  scopes: string[];
  allowedIps: string[];
  errorCodes: "documented" | "lowercase";
  state: KeyState;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  /** To the minute. */
  lastUsedAt: Date | null;
};

type Row = Omit<KeyItem, "prefix" | "state" | "owner"> & {
  publicId: string;
  ownerId: string;
  ownerName: string;
  ownerEmail: string;
};

const MOST = 500;

const listText = `
select k.id, k.public_id as "publicId", k.name, k.description, k.scopes, k.allowed_ips as "allowedIps",
  k.error_codes as "errorCodes", k.created_at as "createdAt", k.expires_at as "expiresAt",
  k.revoked_at as "revokedAt", k.last_used_at as "lastUsedAt",
  u.id as "ownerId", u.name as "ownerName", u.email as "ownerEmail"
from api_keys k join users u on u.id = k.owner_id
where k.tenant_id = $1 and k.mode = $2 and ($3::text is null or k.owner_id = $3::text::uuid)
order by k.revoked_at is not null, k.created_at desc, k.id desc limit ${MOST}`;

/**
 * The keys of the context's mode, those in use first, newest first, at most 500: everybody's for who manages the
 * team, else one's own. Needs `keys:manage`.
 */
export async function listApiKeys(ctx: Ctx): Promise<KeyItem[]> {
  authorize(ctx, "keys:manage");
  const own = ctx.actor.type === "user" && !managesAll(ctx) ? ctx.actor.person.id : null;
  const rows = await readRows<Row>(ctx, listText, [ctx.tenantId, ctx.mode, own]);
  const now = ctx.now();
  return rows.map(({ publicId, ownerId, ownerName, ownerEmail, ...key }) => ({
    ...key,
    prefix: keyPrefix(ctx.mode, publicId),
    owner: { id: ownerId, name: ownerName, email: ownerEmail },
    state: keyState(key, now),
  }));
}
