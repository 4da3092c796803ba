import { createTenant } from "@/lib/tenants/create-tenant";
import { listTenants } from "@/lib/tenants/list-tenants";
import type { Command } from "../command";
import { table } from "../table";

export const tenantCommands: Command[] = [
  {
    name: "tenant create",
    summary: "Make a tenant; shows its webhook signing secrets",
    usage: "--name NAME [--webhook-url-test URL] [--webhook-url-live URL]",
    options: {
      name: { type: "string" },
      "webhook-url-test": { type: "string" },
      "webhook-url-live": { type: "string" },
    },
    run: async (database, given) => {
      const name = given.required("name");
      const [test, live] = [given.text("webhook-url-test"), given.text("webhook-url-live")];
      const webhookUrls = { ...(test ? { test } : {}), ...(live ? { live } : {}) };
      const tenant = await createTenant(database, { name, webhookUrls });
      const { webhookSecrets: secrets } = tenant;
      return {
        data: {
          tenant_id: tenant.id,
          name: tenant.name,
          webhook_secret_test: secrets.test,
          webhook_secret_live: secrets.live,
        },
        lines: [
          `Tenant ${tenant.name}: ${tenant.id}`,
          `Webhook secret, test: ${secrets.test}`,
          `Webhook secret, live: ${secrets.live}`,
        ],
      };
    },
  },
  {
    name: "tenant list",
    summary: "Every tenant of this installation",
    usage: "",
    options: {},
    run: async (database) => {
      const tenants = await listTenants(database);
      return {
        data: tenants.map((tenant) => ({
          tenant_id: tenant.id,
          name: tenant.name,
          is_active: tenant.isActive,
          members: tenant.members,
          live_credits: tenant.balance,
          created_at: tenant.createdAt,
        })),
        lines: table(
          ["TENANT", "NAME", "ACTIVE", "MEMBERS", "CREDITS", "CREATED"],
          tenants.map((t) => [t.id, t.name, t.isActive, t.members, t.balance, t.createdAt]),
        ),
      };
    },
  },
];
