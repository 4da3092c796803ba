import { z } from "zod";

const time = z.string().meta({ format: "date-time", example: "2026-06-12T12:00:00Z" });
const id = z.string().meta({ format: "uuid" });

export const apiKey = z
  .object({
    key_id: id,
    key_prefix: z.string(),
    name: z.string(),
    owner: z.object({ id, email: z.string(), name: z.string() }),
    tenant_type: z.enum(["test", "live"]),
    security_features: z.object({
      ip_whitelisting_enabled: z.boolean(),
      hmac_signing_enabled: z.literal(false),
      ip_whitelist: z.array(z.string()),
    }),
    scopes: z.array(z.string()),
    created_at: time,
    description: z.string(),
    last_used_at: time.nullable(),
  })
  .meta({ id: "ApiKey" });

export const credits = z
  .object({
    available_credits: z.int(),
    trial_credits: z.int(),
    included_credits: z.int(),
    used_this_cycle: z.int().meta({ description: "Charged since the month began (UTC)." }),
    overage_this_month: z.int().meta({ description: "What this month used beyond the credits there were." }),
    next_reset_date: z.string().meta({ format: "date" }),
    warning: z.string().nullable(),
  })
  .meta({ id: "Credits" });

export const tenant = z
  .object({ tenant_id: id, name: z.string(), webhook_url: z.string().nullable(), is_active: z.boolean() })
  .meta({ id: "Tenant" });

export const health = z.object({ status: z.literal("healthy"), timestamp: time, version: z.string() });

export const failureReasons = z
  .object({
    language: z.string(),
    results: z.array(
      z.object({
        reason: z.string(),
        applicant: z.string().meta({ description: "May be shown to the person who was verified." }),
        operator: z.string().meta({ description: "For those who decide; never for applicants." }),
      }),
    ),
  })
  .meta({ id: "FailureReasons" });

export const creditEntry = z
  .object({
    id: z.string().meta({ format: "uuid" }),
    kind: z.enum(["top_up", "charge", "adjustment"]),
    amount: z.int().meta({ description: "Credits; a charge is negative." }),
    session_id: z.string().nullable().meta({ description: "What a charge was for." }),
    note: z.string(),
    created_at: z.string().meta({ format: "date-time" }),
  })
  .meta({ id: "CreditEntry" });

export const creditPrices = z
  .object({ prices: z.array(z.object({ check_type: z.string(), label: z.string(), credits: z.int() })) })
  .meta({ id: "CreditPrices" });
