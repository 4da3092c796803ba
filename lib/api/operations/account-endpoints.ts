import manifest from "@/package.json";
import { getCallingKey } from "../../api-keys/get-calling-key";
import { getBalance } from "../../credits/get-balance";
import { instantOrNull, instantText } from "../../format/instant";
import { getTenant } from "../../tenants/get-tenant";
import * as contract from "../contracts/account";
import type { Endpoint } from "../endpoint";

export const getApiKeyEndpoint: Endpoint = {
  method: "GET",
  path: "/apikey",
  summary: "Get the API key of this call",
  scope: null,
  success: { status: 200, schema: contract.apiKey },
  async run(ctx) {
    const key = await getCallingKey(ctx);
    return {
      status: 200,
      body: {
        key_id: key.id,
        key_prefix: key.prefix,
        name: key.name,
        owner: { id: key.owner.id, email: key.owner.email, name: key.owner.name },
        tenant_type: ctx.mode,
        security_features: {
          ip_whitelisting_enabled: key.allowedIps.length > 0,
          hmac_signing_enabled: false,
          ip_whitelist: key.allowedIps,
        },
        scopes: key.scopes,
        created_at: instantText(key.createdAt),
        description: key.description,
        last_used_at: instantOrNull(key.lastUsedAt),
      },
    };
  },
};

export const getCreditsEndpoint: Endpoint = {
  method: "GET",
  path: "/credits",
  summary: "Get the credits of this mode",
  scope: null,
  success: { status: 200, schema: contract.credits },
  async run(ctx) {
    const { balance, usedThisMonth, nextMonth, lowThreshold } = await getBalance(ctx);
    return {
      status: 200,
      body: {
        available_credits: balance,
        // Credits are bought; there are no trials and no plans here.
        trial_credits: 0,
        included_credits: 0,
        used_this_cycle: usedThisMonth,
        overage_this_month: Math.min(usedThisMonth, Math.max(0, -balance)),
        next_reset_date: nextMonth.toISOString().slice(0, 10),
        warning: balance < lowThreshold ? `Fewer than ${lowThreshold} credits are left.` : null,
      },
    };
  },
};

export const getTenantEndpoint: Endpoint = {
  method: "GET",
  path: "/tenant",
  summary: "Get the tenant of this key",
  scope: null,
  success: { status: 200, schema: contract.tenant },
  async run(ctx) {
    const tenant = await getTenant(ctx);
    return {
      status: 200,
      body: {
        tenant_id: tenant.id,
        name: tenant.name,
        webhook_url: tenant.webhookUrl,
        is_active: tenant.isActive,
      },
    };
  },
};

export const getHealthEndpoint: Endpoint = {
  method: "GET",
  path: "/health",
  summary: "Whether the API answers",
  scope: "public",
  success: { status: 200, schema: contract.health },
  run: async (ctx) => ({
    status: 200,
    body: { status: "healthy", timestamp: instantText(ctx.now()), version: manifest.version },
  }),
};
