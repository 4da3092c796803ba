import type { Database, Mode, Tx } from "@/db/client";
import { creditAccounts, tenants, webhookEndpoints } from "@/db/schema";
import { recordAudit } from "../audit/record-audit";
import type { Ctx } from "../context";
import { invalid } from "../errors";
import { newId } from "../ids";
import { operatorContext } from "../operator-context";
import { checkWebhookUrl } from "../webhooks/guard-url";
import { makeWebhookSecret, sealWebhookSecret } from "../webhooks/secrets";

const MODES: readonly Mode[] = ["test", "live"];
const NAME_LENGTH = 200;

export type NewTenant = {
  id: string;
  name: string;
  /** Signing secrets of the default webhook endpoints (`whsec_…`). */
  webhookSecrets: Record<Mode, string>;
};

/**
 * Makes a tenant as the operator, in one transaction: the tenant, its credit accounts (empty) and default webhook
 * endpoints for both modes, and an audit row. Errors: VALIDATION_ERROR (name, webhook addresses).
 * @param input.webhookUrls where events go by default; left out, nothing is sent until one is set
 */
export async function createTenant(
  database: Database,
  input: { name: string; webhookUrls?: Partial<Record<Mode, string>> },
): Promise<NewTenant> {
  const name = input.name.trim();
  if (name === "" || name.length > NAME_LENGTH || /\p{Cc}/u.test(name)) {
    throw invalid({ name: [`Give the tenant a name of at most ${NAME_LENGTH} characters, in one line.`] });
  }
  for (const [mode, url] of Object.entries(input.webhookUrls ?? {})) {
    const reason = await checkWebhookUrl(url);
    if (reason) throw invalid({ [`webhook_url_${mode}`]: [reason] });
  }
  const id = newId();
  return database.asSystem(async (tx) => {
    const ctx = operatorContext(database, { tenantId: id, mode: "live" }, tx);
    await tx.db.insert(tenants).values({ id, name, createdAt: ctx.now() });
    await tx.db.insert(creditAccounts).values(MODES.map((mode) => ({ tenantId: id, mode })));
    const webhookSecrets = {
      test: await addDefaultEndpoint(ctx, tx, "test", input.webhookUrls?.test),
      live: await addDefaultEndpoint(ctx, tx, "live", input.webhookUrls?.live),
    };
    await recordAudit(ctx, tx, { action: "tenant.created", targetType: "tenant", targetId: id });
    return { id, name, webhookSecrets };
  });
}

async function addDefaultEndpoint(ctx: Ctx, tx: Tx, mode: Mode, url = ""): Promise<string> {
  const id = newId();
  const secret = makeWebhookSecret();
  await tx.db.insert(webhookEndpoints).values({
    ...{ tenantId: ctx.tenantId, mode, id, isDefault: true, url: url || null, eventTypes: ["*"] },
    secret: sealWebhookSecret(id, secret),
    createdAt: ctx.now(),
    updatedAt: ctx.now(),
  });
  return secret;
}
