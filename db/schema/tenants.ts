import { boolean, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, instant } from "../columns";

/** What an admin of the tenant may set; absent keys mean the default in lib/tenants/settings.ts. */
export type TenantSettings = {
  expiryHours?: number;
  launchByApi?: { test?: boolean; live?: boolean };
  completionOrigins?: string[];
  lowCreditThreshold?: number;
  brandColour?: string;
  /** E-mails: who they come from, and what they say instead of the usual texts (lib/emails/mail-settings.ts). */
  mail?: {
    senderName?: string;
    replyTo?: string;
    /** Of mails to people whose language is not known; default English. */
    language?: string;
    texts?: Partial<Record<string, { subject?: string; text?: string }>>;
  };
  /** Days after which bodies of events, request headers and answers of receivers are purged. Default 30. */
  payloadDays?: number;
  /** Approving an outcome that is not clear takes a second person. */
  fourEyes?: boolean;
  /** Within how many hours a session that needs a person is to be decided; the queue colours by it. Default 24. */
  reviewHours?: number;
  /** Capture: how often a quality hint is insisted on before the picture is taken as it is. Default 2. */
  qualityWarnings?: number;
  /** Sub-checks that must have been assessed for a check to be clear; else it ends `consider`. */
  requiredSubChecks?: string[];
  /** Thresholds that differ from the engine's defaults: lib/checks/thresholds.ts names them. */
  thresholds?: Record<string, number>;
  /** Who carries a check type out in live mode: `local`, or a vendor the operator has a contract with. */
  providers?: Record<string, string>;
  /** Without biometrics (document, proof of address and a person) on request. GDPR Art. 9. */
  nonBiometricAlternative?: boolean;
  /** Days each class is kept (lib/retention/classes.ts). */
  retentionDays?: Partial<Record<"faces" | "documents" | "readings" | "unfinished" | "contact", number>>;
  /** The law on records goes before a request to erase: it is deferred until the copies' period has passed. */
  deferErasure?: boolean;
  /** Webhooks go to these hosts (and names below them) only; empty: to any public one. */
  webhookHosts?: string[];
  /** Everybody needs a second factor or a passkey. */
  requireSecondFactor?: boolean;
  /** Shortest password for new ones. Default 15 (NIST SP 800-63B-4 § 3.1.1.2). */
  passwordMinLength?: number;
};

export const tenants = pgTable("tenants", {
  id: uuid("id").primaryKey(),
  name: text("name").notNull(),
  isActive: boolean("is_active").notNull().default(true),
  /** Raised with every change of `settings`; verdicts and reviews name it. */
  policyVersion: integer("policy_version").notNull().default(1),
  settings: jsonb("settings").$type<TenantSettings>().notNull().default({}),
  createdAt: createdAt(),
  updatedAt: instant("updated_at"),
});

/** The picture at the head of a tenant's e-mails: a small PNG, made from what was uploaded. */
export const tenantLogos = pgTable("tenant_logos", {
  tenantId: uuid("tenant_id")
    .primaryKey()
    .references(() => tenants.id),
  png: bytea("png").notNull(),
  createdAt: createdAt(),
});
