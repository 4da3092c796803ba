import type { Database } from "@/db/client";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import type { NewKey } from "@/lib/api-keys/insert-key";
import { listApiKeys } from "@/lib/api-keys/list-api-keys";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";
import { SCOPES } from "@/lib/authorize";
import type { Ctx } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { isId } from "@/lib/ids";
import { findMember } from "@/lib/members/find-member";
import type { Arguments } from "../arguments";
import type { Command, Output } from "../command";
import { table } from "../table";
import { UsageError } from "../usage-error";
import { TENANT_AND_MODE, tenantContext } from "../which-tenant";

const DAY = 86_400_000;
const PLACE = "[--mode test|live] [--tenant TENANT]";

async function create(database: Database, given: Arguments): Promise<Output> {
  const [owner, name] = [given.required("owner"), given.required("name")];
  const scopes = given.list("scopes");
  const days = given.number("expires-in-days");
  const errorCodes = given.choice("error-codes", ["documented", "lowercase"], "documented");
  const ctx = await tenantContext(database, given);
  const member = await findMember(ctx, owner);
  const key = await createApiKey(ctx, {
    ownerId: member.id,
    name,
    scopes: scopes.length === 0 || scopes[0] === "all" ? SCOPES : scopes,
    expiresAt: days === undefined ? null : new Date(ctx.now().getTime() + days * DAY),
    allowedIps: given.list("allow-ip"),
    errorCodes,
  });
  return made(ctx, key);
}

function made(ctx: Ctx, key: NewKey): Output {
  return {
    data: {
      key_id: key.id,
      key: key.key,
      key_prefix: key.prefix,
      mode: ctx.mode,
      name: key.name,
      expires_at: key.expiresAt,
    },
    lines: [`API key (shown once): ${key.key}`, `Id: ${key.id}`],
  };
}

/** The key that the command's one word means: its id, or as much of its text as may be shown. */
async function namedKey(ctx: Ctx, given: Arguments): Promise<string> {
  const [word, ...more] = given.positionals;
  if (!word || more.length > 0) throw new UsageError("Name one key: its id or prefix, from key list");
  if (isId(word)) return word;
  const found = (await listApiKeys(ctx)).find((key) => key.prefix === word);
  if (!found) throw notFound(`API key of ${ctx.mode} mode`);
  return found.id;
}

export const keyCommands: Command[] = [
  {
    name: "key create",
    summary: "Make an API key (test mode and all scopes unless said otherwise); shown once",
    usage: `--owner EMAIL --name NAME [--scopes all|a,b] [--expires-in-days N] [--allow-ip CIDR]… [--error-codes lowercase] ${PLACE}`,
    options: {
      ...TENANT_AND_MODE,
      owner: { type: "string" },
      name: { type: "string" },
      scopes: { type: "string", multiple: true },
      "expires-in-days": { type: "string" },
      "allow-ip": { type: "string", multiple: true },
      "error-codes": { type: "string" },
    },
    run: create,
  },
  {
    name: "key list",
    summary: "The API keys of a tenant and mode",
    usage: PLACE,
    options: TENANT_AND_MODE,
    run: async (database, given) => {
      const keys = await listApiKeys(await tenantContext(database, given));
      return {
        data: keys.map((key) => ({
          key_id: key.id,
          key_prefix: key.prefix,
          name: key.name,
          owner: key.owner.email,
          state: key.state,
          scopes: key.scopes,
          allowed_ips: key.allowedIps,
          error_codes: key.errorCodes,
          created_at: key.createdAt,
          expires_at: key.expiresAt,
          last_used_at: key.lastUsedAt,
        })),
        lines: table(
          ["KEY", "PREFIX", "NAME", "OWNER", "STATE", "EXPIRES", "LAST USED"],
          keys.map((k) => [k.id, k.prefix, k.name, k.owner.email, k.state, k.expiresAt, k.lastUsedAt]),
        ),
      };
    },
  },
  {
    name: "key revoke",
    summary: "End an API key at once and for good",
    usage: `KEY ${PLACE}`,
    takesName: true,
    options: TENANT_AND_MODE,
    run: async (database, given) => {
      const ctx = await tenantContext(database, given);
      const id = await namedKey(ctx, given);
      await revokeApiKey(ctx, id);
      return { data: { key_id: id, state: "revoked" }, lines: [`Revoked ${id}.`] };
    },
  },
  {
    name: "key rotate",
    summary: "Replace an API key; the old one works on for --overlap-hours (24 unless said, at most 168)",
    usage: `KEY [--overlap-hours N] ${PLACE}`,
    takesName: true,
    options: { ...TENANT_AND_MODE, "overlap-hours": { type: "string" } },
    run: async (database, given) => {
      const overlap = given.number("overlap-hours") ?? 24;
      const ctx = await tenantContext(database, given);
      return made(ctx, await rotateApiKey(ctx, await namedKey(ctx, given), overlap));
    },
  },
];
