import { randomBytes } from "node:crypto";
import type { Mode, Tx } from "@/db/client";
import { type Ctx, write } from "../context";
import { seal, unseal } from "../crypto/seal";
import { findTenantKey, tenantKey } from "./tenant-key";

type Row = { wrapped_key: Buffer };

const bound = (scope: { tenantId: string; mode: Mode }, sessionId: string) =>
  `session_keys/${scope.tenantId}/${scope.mode}/${sessionId}`;

/**
 * The session's 256-bit media key, made on first use; stored only wrapped by the tenant's key. Destroying its row
 * destroys every picture of the session, also copies of the files that nobody can reach any more.
 */
export async function sessionKey(ctx: Ctx, sessionId: string): Promise<Buffer> {
  const tenant = await tenantKey(ctx);
  return write(ctx, async (tx) => {
    const [found] = await read(ctx, tx, sessionId);
    if (found) return unseal(tenant, found.wrapped_key, bound(ctx, sessionId));
    const wrapped = seal(tenant, randomBytes(32), bound(ctx, sessionId));
    await tx.query(
      `insert into session_keys (tenant_id, mode, session_id, wrapped_key) values ($1, $2, $3, $4)
       on conflict (tenant_id, mode, session_id) do nothing`,
      [ctx.tenantId, ctx.mode, sessionId, wrapped],
    );
    // Of uploads that race for the first key one wins, and all use the winner's.
    const [row] = await read(ctx, tx, sessionId);
    if (!row) throw new Error("The session's media key could not be created.");
    return unseal(tenant, row.wrapped_key, bound(ctx, sessionId));
  });
}

/** The same without making one: null when the session or its tenant has no key (any more). */
export async function findSessionKey(ctx: Ctx, tx: Tx, sessionId: string): Promise<Buffer | null> {
  const tenant = await findTenantKey(ctx, tx);
  const [row] = tenant ? await read(ctx, tx, sessionId) : [];
  return tenant && row ? unseal(tenant, row.wrapped_key, bound(ctx, sessionId)) : null;
}

function read(ctx: Ctx, tx: Tx, sessionId: string): Promise<Row[]> {
  return tx.query<Row>(
    "select wrapped_key from session_keys where tenant_id = $1 and mode = $2 and session_id = $3",
    [ctx.tenantId, ctx.mode, sessionId],
  );
}
