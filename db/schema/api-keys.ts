import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, mode, tenantId } from "../columns";
import { memberships } from "./members";

/** API keys: `public_id` finds the row, the secret is kept only as an HMAC under the server's pepper. */
export const apiKeys = pgTable(
  "api_keys",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    publicId: text("public_id").notNull(),
    secretHash: bytea("secret_hash").notNull(),
    ownerId: uuid("owner_id").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull().default(""),
    scopes: text("scopes").array().notNull(),
    allowedIps: text("allowed_ips").array().notNull().default([]),
    errorCodes: text("error_codes").$type<"documented" | "lowercase">().notNull().default("documented"),
    /** 1 to 3: with the unique index below, a fourth active key of a person loses in the database. */
    slot: smallint("slot").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    uniqueIndex("api_keys_public_id_key").on(t.publicId),
    // Only keys in use hold a slot.
    uniqueIndex("api_keys_slot_key").on(t.tenantId, t.mode, t.ownerId, t.slot).where(sql`revoked_at is null`),
    check("api_keys_slot_check", sql`${t.slot} between 1 and 3`),
    foreignKey({
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [memberships.tenantId, memberships.userId],
    }),
  ],
);
