import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiKeys } from "@/db/schema";
import type { Scope } from "../authorize";
import type { Ctx } from "../context";
import { DomainError } from "../errors";
import { newId } from "../ids";
import { hashSecret } from "./hash-secret";
import { keyPrefix, makeKey } from "./key-format";

/** Active keys a person may have in each mode: what the slots of the unique index are numbered by. */
const KEYS_PER_PERSON = 3;

type Settings = {
  name: string;
  description: string;
  scopes: Scope[];
  expiresAt: Date | null;
  allowedIps: string[];
  errorCodes: "documented" | "lowercase";
};

/** A key just made. `key` is its text: the only time it is known. */
export type NewKey = { id: string; key: string; prefix: string; name: string; expiresAt: Date | null };

/**
 * Writes a key into a free slot of its owner; of racing creations the fourth finds none. Keys that ran out give
 * theirs up first. CONFLICT when all are taken.
 */
export async function insertKey(ctx: Ctx, tx: Tx, ownerId: string, settings: Settings): Promise<NewKey> {
  const { tenantId, mode } = ctx;
  const now = ctx.now();
  await tx.db
    .update(apiKeys)
    .set({ revokedAt: sql`${apiKeys.expiresAt}` })
    .where(
      and(
        eq(apiKeys.tenantId, tenantId),
        eq(apiKeys.mode, mode),
        eq(apiKeys.ownerId, ownerId),
        isNull(apiKeys.revokedAt),
        lte(apiKeys.expiresAt, now),
      ),
    );
  const { publicId, secret, text } = makeKey(mode);
  const id = newId();
  for (let slot = 1; slot <= KEYS_PER_PERSON; slot++) {
    const rows = await tx.db
      .insert(apiKeys)
      .values({
        ...settings,
        ...{ tenantId, mode, id, publicId, ownerId, slot, createdAt: now },
        secretHash: hashSecret(secret),
      })
      .onConflictDoNothing({
        target: [apiKeys.tenantId, apiKeys.mode, apiKeys.ownerId, apiKeys.slot],
        where: isNull(apiKeys.revokedAt),
      })
      .returning({ id: apiKeys.id });
    if (rows.length > 0) {
      const prefix = keyPrefix(mode, publicId);
      return { id, key: text, prefix, name: settings.name, expiresAt: settings.expiresAt };
    }
  }
  throw new DomainError(
    "CONFLICT",
    `This person already has ${KEYS_PER_PERSON} active ${mode} keys. Revoke one first.`,
    { details: { limit: KEYS_PER_PERSON, mode } },
  );
}
