import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, mode, tenantId } from "../columns";
import { events } from "./events";
import { tenants } from "./tenants";

export const deliveryStateEnum = pgEnum("delivery_state", ["pending", "delivered", "failed", "cancelled"]);

/**
 * Where events go. The default endpoint (one per tenant and mode, made with the tenant; its URL may be unset)
 * also lends its secret to deliveries to a session's own webhook_url.
 */
export const webhookEndpoints = pgTable(
  "webhook_endpoints",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    isDefault: boolean("is_default").notNull().default(false),
    url: text("url"),
    description: text("description").notNull().default(""),
    /** Event names, or the single "*". */
    eventTypes: text("event_types").array().notNull(),
    filters: jsonb("filters")
      .$type<{ verification_profile?: string; outcome?: string[] }>()
      .notNull()
      .default({}),
    isActive: boolean("is_active").notNull().default(true),
    /** Sealed with the operator's key (lib/webhooks/secrets.ts): it must be readable to sign. */
    secret: bytea("secret").notNull(),
    previousSecret: bytea("previous_secret"),
    previousSecretUntil: instant("previous_secret_until"),
    disabledAt: instant("disabled_at"),
    disabledReason: text("disabled_reason"),
    /** Last success, or since when it has been failing without one: after 5 days it is disabled. */
    lastSuccessAt: instant("last_success_at"),
    failingSince: instant("failing_since"),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [tenants.id] }),
    uniqueIndex("webhook_endpoints_default_key").on(t.tenantId, t.mode).where(sql`is_default`),
  ],
);

/** One event to one address: a queue row. `attempts` is counted when a worker claims it. */
export const deliveries = pgTable(
  "deliveries",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    eventId: uuid("event_id").notNull(),
    sessionId: uuid("session_id").notNull(),
    /** Whose secret signs it; for a session's own URL that is the default endpoint. */
    endpointId: uuid("endpoint_id").notNull(),
    url: text("url").notNull(),
    /** Endpoint and address together: what shares places in the queue (lib/outbox/queue/claim-lanes.ts). */
    lane: uuid("lane").notNull().generatedAlwaysAs(sql`md5(endpoint_id::text || ' ' || url)::uuid`),
    /** W3C trace context of the request it came from; null unless traces are configured. */
    traceparent: text("traceparent"),
    state: deliveryStateEnum("state").notNull().default("pending"),
    attempts: integer("attempts").notNull().default(0),
    runAt: instant("run_at").notNull().default(sql`now()`),
    leaseToken: uuid("lease_token"),
    leasedUntil: instant("leased_until"),
    lastStatusCode: integer("last_status_code"),
    lastError: text("last_error"),
    createdAt: createdAt(),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.eventId],
      foreignColumns: [events.tenantId, events.mode, events.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.endpointId],
      foreignColumns: [webhookEndpoints.tenantId, webhookEndpoints.mode, webhookEndpoints.id],
    }),
    uniqueIndex("deliveries_event_url_key").on(t.tenantId, t.mode, t.eventId, t.endpointId, t.url),
    // Claimed across tenants by the worker.
    index("deliveries_due_idx").on(t.runAt).where(sql`state = 'pending'`),
    index("deliveries_lane_idx").on(t.lane, t.runAt).where(sql`state = 'pending'`),
    index("deliveries_newest_idx").on(t.tenantId, t.mode, t.createdAt, t.id),
    index("deliveries_endpoint_idx").on(t.tenantId, t.mode, t.endpointId, t.createdAt, t.id),
  ],
);

/** Every try of a delivery. Append-only. */
export const deliveryAttempts = pgTable(
  "delivery_attempts",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    deliveryId: uuid("delivery_id").notNull(),
    attempt: integer("attempt").notNull(),
    statusCode: integer("status_code"),
    error: text("error"),
    durationMs: integer("duration_ms").notNull(),
    /** As they were sent, signatures included (no secret can be told from them); purged with the body. */
    requestHeaders: jsonb("request_headers").$type<Record<string, string>>(),
    /** The first 2 kB of what the receiver answered; purged with the body. */
    responseStart: text("response_start"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.deliveryId],
      foreignColumns: [deliveries.tenantId, deliveries.mode, deliveries.id],
    }),
    index("delivery_attempts_delivery_idx").on(t.tenantId, t.mode, t.deliveryId),
    index("delivery_attempts_newest_idx").on(t.tenantId, t.mode, t.createdAt, t.id),
  ],
);
