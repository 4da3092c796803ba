import type { Database, Mode } from "@/db/client";
import { createApiKey } from "../api-keys/create-api-key";
import type { NewKey } from "../api-keys/insert-key";
import { listApiKeys } from "../api-keys/list-api-keys";
import { revokeApiKey } from "../api-keys/revoke-api-key";
import { SCOPES } from "../authorize";
import type { Ctx, Role } from "../context";
import { topUp } from "../credits/top-up";
import { createEntity } from "../entities/create-entity";
import { NO_FIELDS } from "../entities/entity-fields";
import { DomainError } from "../errors";
import { createUser } from "../members/create-user";
import { operatorContext } from "../operator-context";
import { createTenant } from "../tenants/create-tenant";
import { openWebhookSecret } from "../webhooks/secrets";
import { DEMO_COMPANY, DEMO_LIVE_SESSIONS, DEMO_PASSWORD, DEMO_SESSIONS, DEMO_USERS } from "./demo-people";
import { putScreenedSession, putWatchlists } from "./put-screening";
import { putSessions } from "./put-sessions";

const TENANT = "Northwind Bank";
const LIVE_CREDITS = 1_000;

export type DemoSeed = {
  /** Whether this call made the tenant; otherwise it was there and only the keys are new. */
  created: boolean;
  tenantId: string;
  testApiKey: string;
  liveApiKey: string;
  webhookSecretTest: string;
  users: { email: string; password: string; role: Role }[];
};

/**
 * Puts the demo tenant in: people, credits, keys, sessions in every state. Called again it changes nothing but the
 * keys: their text cannot be read again, so it makes new ones (older ones work on until their places are needed).
 * @param webhookSinkUrl where test events go; on loopback it must be among WEBHOOK_ALLOW_HOSTS
 */
export async function seedDemo(options: { database: Database; webhookSinkUrl: string }): Promise<DemoSeed> {
  const { database, webhookSinkUrl } = options;
  const known = await findDemoTenant(database);
  const tenantId =
    known ?? (await createTenant(database, { name: TENANT, webhookUrls: { test: webhookSinkUrl } })).id;
  const operator = (mode: Mode) => operatorContext(database, { tenantId, mode });
  for (const user of DEMO_USERS) await seeToMember(database, tenantId, user);
  const [jane] = await database.readSystem<{ id: string }>("select id from users where lower(email) = $1", [
    DEMO_USERS[0]?.email ?? "",
  ]);
  const owner = { id: jane?.id ?? "", name: DEMO_USERS[0]?.name ?? "", email: DEMO_USERS[0]?.email ?? "" };
  await putWatchlists(database);
  const test = await freshKey(operator("test"), owner.id);
  const live = await freshKey(operator("live"), owner.id);
  const holder = (ctx: Ctx, key: NewKey): Ctx => ({
    ...ctx,
    actor: { type: "apiKey", id: key.id, person: owner, role: "reviewer", scopes: SCOPES },
  });
  await once(holder(operator("test"), test), async (ctx) => {
    await createEntity(ctx, { ...NO_FIELDS, entityType: "company", ...DEMO_COMPANY });
    await putSessions(ctx, DEMO_SESSIONS);
  });
  await once(holder(operator("live"), live), async (ctx) => {
    await topUp({ ...ctx, actor: operator("live").actor }, LIVE_CREDITS, "Demo credits");
    await putSessions(ctx, DEMO_LIVE_SESSIONS);
    await putScreenedSession(ctx);
  });
  return {
    created: known === null,
    tenantId,
    testApiKey: test.key,
    liveApiKey: live.key,
    webhookSecretTest: await testSecret(database, tenantId),
    users: DEMO_USERS.map(({ email, role }) => ({ email, password: DEMO_PASSWORD, role })),
  };
}

async function findDemoTenant(database: Database): Promise<string | null> {
  const [row] = await database.readSystem<{ id: string }>(
    "select id from tenants where name = $1 order by id limit 1",
    [TENANT],
  );
  return row?.id ?? null;
}

async function seeToMember(database: Database, tenantId: string, user: (typeof DEMO_USERS)[number]) {
  try {
    await createUser(database, { ...user, tenantId, password: DEMO_PASSWORD });
  } catch (error) {
    if (!isConflict(error)) throw error;
  }
}

/** A key with every scope; when its owner has as many as may be, the oldest makes room. */
async function freshKey(ctx: Ctx, ownerId: string): Promise<NewKey> {
  const wanted = { ownerId, name: "Demo", scopes: SCOPES };
  try {
    return await createApiKey(ctx, wanted);
  } catch (error) {
    if (!isConflict(error)) throw error;
    const keys = await listApiKeys(ctx);
    const oldest = keys.findLast((key) => key.owner.id === ownerId && key.state === "active");
    if (oldest) await revokeApiKey(ctx, oldest.id);
    return createApiKey(ctx, wanted);
  }
}

/** In one transaction, and only where there is no entity yet: a start that was cut short leaves nothing half done. */
async function once(ctx: Ctx, work: (ctx: Ctx) => Promise<void>): Promise<void> {
  await ctx.database.inTenant({ tenantId: ctx.tenantId, mode: ctx.mode }, async (tx) => {
    const present = await tx.query("select 1 from entities where tenant_id = $1 and mode = $2 limit 1", [
      ctx.tenantId,
      ctx.mode,
    ]);
    if (present.length === 0) await work({ ...ctx, tx });
  });
}

async function testSecret(database: Database, tenantId: string): Promise<string> {
  const [endpoint] = await database.readSystem<{ id: string; secret: Buffer }>(
    "select id, secret from webhook_endpoints where tenant_id = $1 and mode = 'test' and is_default",
    [tenantId],
  );
  if (!endpoint) throw new Error("The demo tenant has no webhook endpoint.");
  return openWebhookSecret(endpoint.id, endpoint.secret);
}

const isConflict = (error: unknown) => error instanceof DomainError && error.code === "CONFLICT";
