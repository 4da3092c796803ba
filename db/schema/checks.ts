import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, mode, tenantId } from "../columns";
import { outcomeEnum, verificationSessions } from "./sessions";

export const checkTypeEnum = pgEnum("check_type", [
  "document_check",
  "identity_check",
  "enhanced_identity_check",
  "proof_of_address_check",
  "aml_check",
  "pep_check",
]);
export const checkStatusEnum = pgEnum("check_status", ["pending", "processing", "completed"]);
export const jobStateEnum = pgEnum("job_state", ["pending", "done", "parked", "cancelled"]);

/** One check of a session and what it found. */
export const checks = pgTable(
  "checks",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    position: smallint("position").notNull(),
    checkType: checkTypeEnum("check_type").notNull(),
    status: checkStatusEnum("status").notNull().default("pending"),
    outcome: outcomeEnum("outcome").notNull().default("pending"),
    options: jsonb("options").$type<Record<string, unknown>>().notNull().default({}),
    price: integer("price").notNull(),
    provider: text("provider"),
    /** As served under `result_data`: id, type, result, breakdown, evidence. */
    resultData: jsonb("result_data").$type<Record<string, unknown>>(),
    extractedData: jsonb("extracted_data").$type<Record<string, unknown>>(),
    /** Engine, models with hashes, thresholds and list versions of the verdict (EngineStamp in lib/checks/provider.ts). */
    engine: jsonb("engine").$type<Record<string, unknown>>(),
    createdAt: createdAt(),
    completedAt: instant("completed_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    uniqueIndex("checks_session_type_key").on(t.tenantId, t.mode, t.sessionId, t.checkType),
  ],
);

/** Carrying a check out: a queue row, one per check. */
export const checkRuns = pgTable(
  "check_runs",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    checkId: uuid("check_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    state: jobStateEnum("state").notNull().default("pending"),
    attempts: integer("attempts").notNull().default(0),
    runAt: instant("run_at").notNull().default(sql`now()`),
    leaseToken: uuid("lease_token"),
    leasedUntil: instant("leased_until"),
    error: text("error"),
    /**
     * What the provider found, held until every check that looks at the same pictures has found something too: a
     * picture that is asked for again takes back all that was found on it. Null as soon as it counts or does not.
     */
    result: jsonb("result").$type<Record<string, unknown>>(),
    /** What a provider that works elsewhere has begun there (RunMemory in lib/checks/provider.ts). Ids, no pictures. */
    vendorState: jsonb("vendor_state").$type<Record<string, unknown>>(),
    /** What the vendor calls the check: its callback finds the run by it. */
    vendorRef: text("vendor_ref"),
    createdAt: createdAt(),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.checkId],
      foreignColumns: [checks.tenantId, checks.mode, checks.id],
    }),
    index("check_runs_vendor_idx").on(t.vendorRef).where(sql`vendor_ref is not null`),
    uniqueIndex("check_runs_check_key").on(t.tenantId, t.mode, t.checkId),
    // Claimed across tenants by the worker.
    index("check_runs_due_idx").on(t.runAt).where(sql`state = 'pending'`),
    index("check_runs_lane_idx").on(t.tenantId, t.runAt).where(sql`state = 'pending'`),
  ],
);

/** A difference between what was read and the entity's own record, to be resolved by a person (31 CFR 1020.220). */
export const discrepancies = pgTable(
  "discrepancies",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    sessionId: uuid("session_id").notNull(),
    checkId: uuid("check_id").notNull(),
    /** Key of extracted_data: first_name, date_of_birth, … */
    field: text("field").notNull(),
    recordValue: text("record_value"),
    documentValue: text("document_value"),
    createdAt: createdAt(),
    /** Null: open. From lib/verification/discrepancy-resolutions.ts. */
    resolution: text("resolution"),
    resolutionNotes: text("resolution_notes"),
    resolvedBy: uuid("resolved_by"),
    resolvedByName: text("resolved_by_name"),
    resolvedAt: instant("resolved_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.checkId],
      foreignColumns: [checks.tenantId, checks.mode, checks.id],
    }),
    uniqueIndex("discrepancies_field_key").on(t.tenantId, t.mode, t.checkId, t.field),
    index("discrepancies_session_idx").on(t.tenantId, t.mode, t.sessionId),
    check(
      "discrepancies_resolved_check",
      sql`(${t.resolution} is null) = (${t.resolvedAt} is null) and (${t.resolution} is null) = (${t.resolvedBy} is null)`,
    ),
  ],
);
