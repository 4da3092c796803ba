import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { keyPrefix } from "./key-format";

export type CallingKey = {
  id: string;
  prefix: string;
  name: string;
  description: string;
  owner: { id: string; name: string; email: string };
  scopes: string[];
  allowedIps: string[];
  createdAt: Date;
  /** To the minute. */
  lastUsedAt: Date | null;
};
type Row = Omit<CallingKey, "prefix" | "owner"> & { publicId: string };

const text = `
select id, public_id as "publicId", name, description, scopes, allowed_ips as "allowedIps",
  created_at as "createdAt", last_used_at as "lastUsedAt"
from api_keys where tenant_id = $1 and mode = $2 and id = $3`;

/** The key the call was made with. NOT_FOUND for anybody who came without one. */
export async function getCallingKey(ctx: Ctx): Promise<CallingKey> {
  const { actor } = ctx;
  if (actor.type !== "apiKey") throw notFound("API key");
  const [row] = await readRows<Row>(ctx, text, [ctx.tenantId, ctx.mode, actor.id]);
  if (!row) throw notFound("API key");
  const { publicId, ...key } = row;
  return { ...key, prefix: keyPrefix(ctx.mode, publicId), owner: actor.person };
}
