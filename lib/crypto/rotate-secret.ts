import type { Database, Tx } from "@/db/client";
import { recordAudit } from "../audit/record-audit";
import { derivedKey, deriveKey } from "../env";
import { operatorContext } from "../operator-context";
import { seal, unseal } from "./seal";

const BATCH = 500;

/** A column of sealed bytes: its rows are found by `ids`, and `bound` says what a row's bytes are bound to. */
type Sealed = {
  table: string;
  column: string;
  ids: readonly string[];
  purpose: string;
  bound: (ids: readonly string[]) => string;
};

/** Everything that is sealed with a key derived from VERIDESK_SECRET. What a column's own module writes, this must name. */
const SEALED: readonly Sealed[] = [
  ...of("tenant_keys", ["wrapped_key"], ["tenant_id"], "media", ([id]) => `tenant_keys/${id}`),
  ...of(
    "webhook_endpoints",
    ["secret", "previous_secret"],
    ["id"],
    "webhook-secrets",
    ([id]) => `webhook-endpoints/${id}`,
  ),
  ...of("users", ["totp_secret"], ["id"], "totp", ([id]) => `users/${id}/totp`),
  ...of("events", ["sealed_body"], ["id"], "events", ([id]) => `events/${id}`),
  ...of("emails", ["sealed_input"], ["id"], "emails", ([id]) => `emails/${id}`),
  ...of(
    "idempotency_keys",
    ["body"],
    ["tenant_id", "mode", "method", "path", "key"],
    "idempotency",
    (scope) => scope.join("\n"),
  ),
];

function of(
  table: string,
  columns: readonly string[],
  ids: readonly string[],
  purpose: string,
  bound: Sealed["bound"],
): Sealed[] {
  return columns.map((column) => ({ table, column, ids, purpose, bound }));
}

export type SecretRotation = {
  /** Sealed anew, by `table.column`. */
  resealed: Record<string, number>;
  /** Open under neither secret: they were lost before. */
  unreadable: Record<string, number>;
  /** What only a hash under the old secret was kept of, and what it signed: these end. */
  ended: { apiKeys: number; recoveryCodes: number; signIns: number; documentNumbers: number };
};

/**
 * Moves the installation from an old VERIDESK_SECRET to the one of this process: all that is sealed is opened with the
 * old keys and sealed with the new ones. API keys, recovery codes and sign-ins end, for nobody can convert a hash;
 * searching by document number starts anew. An audit row for each tenant. Stop web and worker before. Broken off, it is started again: what is
 * sealed anew already is left alone.
 */
export async function rotateSecret(database: Database, oldSecret: string): Promise<SecretRotation> {
  const rotation: SecretRotation = {
    ...{ resealed: {}, unreadable: {} },
    ended: { apiKeys: 0, recoveryCodes: 0, signIns: 0, documentNumbers: 0 },
  };
  for (const sealed of SEALED) await reseal(database, sealed, oldSecret, rotation);
  rotation.ended = await database.asSystem((tx) => endWhatIsHashed(database, tx));
  return rotation;
}

/** What was kept as a hash only. Each tenant's log tells how many of its keys and sign-ins ended by it. */
async function endWhatIsHashed(database: Database, tx: Tx): Promise<SecretRotation["ended"]> {
  const keys = await byTenant(tx, "update api_keys set revoked_at = now() where revoked_at is null");
  const signIns = await byTenant(tx, "update sign_ins set ended_at = now() where ended_at is null");
  for (const { id: tenantId } of await tx.query<{ id: string }>("select id from tenants")) {
    await recordAudit(operatorContext(database, { tenantId, mode: "live" }), tx, {
      ...{ action: "secret.rotated", targetType: "tenant", targetId: tenantId },
      details: { api_keys_ended: keys.get(tenantId) ?? 0, sign_ins_ended: signIns.get(tenantId) ?? 0 },
    });
  }
  return {
    apiKeys: sum(keys),
    recoveryCodes: await count(tx, "delete from recovery_codes"),
    signIns: sum(signIns),
    documentNumbers: await count(
      tx,
      "update verification_sessions set document_number_hash = null where document_number_hash is not null",
    ),
  };
}

const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);

async function byTenant(tx: Tx, text: string): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; n: number }>(
    `with done as (${text} returning tenant_id) select tenant_id as id, count(*)::int as n from done group by 1`,
  );
  return new Map(rows.map(({ id, n }) => [id, n]));
}

const count = async (tx: Tx, text: string): Promise<number> =>
  (await tx.query<{ n: number }>(`with done as (${text} returning 1) select count(*)::int as n from done`))[0]
    ?.n ?? 0;

type Row = { at: string; sealed: Buffer } & Record<string, string | Buffer>;

async function reseal(
  database: Database,
  { table, column, ids, purpose, bound }: Sealed,
  oldSecret: string,
  rotation: SecretRotation,
): Promise<void> {
  const [before, after] = [deriveKey(oldSecret, purpose), derivedKey(purpose)];
  const name = `${table}.${column}`;
  const text = `select ${ids.map((id) => `${id}::text`).join(", ")}, ctid::text as at, ${column} as sealed
    from ${table} where ctid > $1::tid and length(${column}) > 0 order by ctid limit ${BATCH}`;
  const note = (kind: Record<string, number>) => {
    kind[name] = (kind[name] ?? 0) + 1;
  };
  // By the place on disk. A row that was written anew stands further behind and is met again: it opens then.
  for (let at = "(0,0)"; ; ) {
    const rows = await database.asSystem(async (tx) => {
      const page = await tx.query<Row>(text, [at]);
      for (const row of page) {
        const to = bound(ids.map((id) => String(row[id])));
        if (open(after, row.sealed, to)) continue;
        const opened = open(before, row.sealed, to);
        if (!opened) note(rotation.unreadable);
        else {
          const sealedAnew = seal(after, opened, to);
          await tx.query(`update ${table} set ${column} = $1 where ctid = $2::tid`, [sealedAnew, row.at]);
          note(rotation.resealed);
        }
      }
      return page;
    });
    if (rows.length < BATCH) return;
    at = rows.at(-1)?.at ?? "";
  }
}

function open(key: Buffer, sealed: Buffer, bound: string): Buffer | null {
  try {
    return unseal(key, sealed, bound);
  } catch {
    return null;
  }
}
