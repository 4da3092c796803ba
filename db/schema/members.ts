import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, tenantId } from "../columns";
import { tenants } from "./tenants";

export const roleEnum = pgEnum("role", ["admin", "reviewer", "auditor", "developer"]);

/** People who sign in. One row a person, whatever number of tenants; the application role sees only id, name, email. */
export const users = pgTable(
  "users",
  {
    id: uuid("id").primaryKey(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    passwordHash: text("password_hash"),
    /** TOTP secret (RFC 6238), sealed with the operator's key; in force once it was confirmed with a code. */
    totpSecret: bytea("totp_secret"),
    totpConfirmedAt: instant("totp_confirmed_at"),
    /** Time step of the last code that was accepted: no code counts twice. */
    totpLastStep: bigint("totp_last_step", { mode: "number" }),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex("users_email_key").on(sql`lower(${t.email})`)],
);

/** A person's role in a tenant. */
export const memberships = pgTable(
  "memberships",
  {
    tenantId: tenantId(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    role: roleEnum("role").notNull(),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.userId] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
    index("memberships_user_idx").on(t.userId),
  ],
);

/** Sign-ins that are alive. The browser's JWT holds only this id, so ending one here ends it at once. */
export const signIns = pgTable(
  "sign_ins",
  {
    tenantId: tenantId(),
    id: uuid("id").notNull(),
    userId: uuid("user_id").notNull(),
    userAgent: text("user_agent"),
    /** How sure we are who it is. */
    strength: text("strength")
      .$type<"password" | "second_factor" | "passkey" | "single_sign_on" | "single_sign_on_second_factor">()
      .notNull()
      .default("password"),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex("sign_ins_id_key").on(t.id),
    foreignKey({
      columns: [t.tenantId, t.userId],
      foreignColumns: [memberships.tenantId, memberships.userId],
    }),
  ],
);

/** Failed sign-ins, counted per account and per address to slow guessing down; keys are HMACs, not addresses. */
export const signInFailures = pgTable("sign_in_failures", {
  key: text("key").primaryKey(),
  failures: integer("failures").notNull(),
  windowStartedAt: instant("window_started_at").notNull(),
});

/** Codes for when the phone is lost, kept as HMACs; each opens the door once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    codeHash: bytea("code_hash").notNull(),
    createdAt: createdAt(),
    usedAt: instant("used_at"),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** Passkeys (W3C Web Authentication): the public half of keys that never leave their devices. */
export const passkeys = pgTable(
  "passkeys",
  {
    /** Credential id, base64url. */
    id: text("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    publicKey: bytea("public_key").notNull(),
    /** Signature counter; a smaller one than before hints at a copied key. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull().default([]),
    name: text("name").notNull(),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at"),
  },
  (t) => [index("passkeys_user_idx").on(t.userId)],
);

/** Challenges of passkey ceremonies under way: minutes old, used once. */
export const signInChallenges = pgTable("sign_in_challenges", {
  id: uuid("id").primaryKey(),
  challenge: text("challenge").notNull(),
  /** Whose passkey is being added; null when somebody signs in. */
  userId: uuid("user_id"),
  expiresAt: instant("expires_at").notNull(),
});

/** Accounts at the OpenID provider that a person signs in with: found by issuer and subject, never by address. */
export const singleSignOnSubjects = pgTable(
  "single_sign_on_subjects",
  {
    issuer: text("issuer").notNull(),
    subject: text("subject").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
    lastUsedAt: instant("last_used_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.issuer, t.subject] }),
    // One of a provider's accounts per person: a second one with the same address is somebody else, or a mistake.
    uniqueIndex("single_sign_on_subjects_user_key").on(t.userId, t.issuer),
  ],
);

/** Invitations to a tenant by e-mail; the token is kept as a hash. */
export const invitations = pgTable(
  "invitations",
  {
    tenantId: tenantId(),
    id: id(),
    email: text("email").notNull(),
    role: roleEnum("role").notNull(),
    tokenHash: bytea("token_hash").notNull(),
    invitedBy: uuid("invited_by").notNull(),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    acceptedAt: instant("accepted_at"),
    revokedAt: instant("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
    uniqueIndex("invitations_token_key").on(t.tokenHash),
    uniqueIndex("invitations_open_key")
      .on(t.tenantId, sql`lower(${t.email})`)
      .where(sql`accepted_at is null and revoked_at is null`),
  ],
);
