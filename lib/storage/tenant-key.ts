import { randomBytes } from "node:crypto";
import type { Tx } from "@/db/client";
import { type Ctx, write } from "../context";
import { seal, unseal } from "../crypto/seal";
import { derivedKey } from "../env";

type Row = { wrapped_key: Buffer };

/**
 * The tenant's 256-bit media key, made on first use. Only its wrapped form is stored, and it is read each time and
 * kept nowhere: once its row is destroyed, no process can open a picture of the tenant any more.
 */
export function tenantKey(ctx: Ctx): Promise<Buffer> {
  const bound = `tenant_keys/${ctx.tenantId}`;
  return write(ctx, async (tx) => {
    const [found] = await read(tx, ctx.tenantId);
    if (found) return unseal(derivedKey("media"), found.wrapped_key, bound);
    const wrapped = seal(derivedKey("media"), randomBytes(32), bound);
    await tx.query(
      "insert into tenant_keys (tenant_id, wrapped_key) values ($1, $2) on conflict (tenant_id) do nothing",
      [ctx.tenantId, wrapped],
    );
    // Of processes that race for the first key one wins, and all use the winner's.
    const [row] = await read(tx, ctx.tenantId);
    if (!row) throw new Error("The tenant's media key could not be created.");
    return unseal(derivedKey("media"), row.wrapped_key, bound);
  });
}

/** The same without making one: null when the tenant has no key (any more). */
export async function findTenantKey(ctx: Ctx, tx: Tx): Promise<Buffer | null> {
  const [row] = await read(tx, ctx.tenantId);
  return row ? unseal(derivedKey("media"), row.wrapped_key, `tenant_keys/${ctx.tenantId}`) : null;
}

function read(tx: Tx, tenantId: string): Promise<Row[]> {
  return tx.query<Row>("select wrapped_key from tenant_keys where tenant_id = $1", [tenantId]);
}
