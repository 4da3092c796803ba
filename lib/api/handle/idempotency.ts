import { createHash } from "node:crypto";
import type { Tx } from "@/db/client";
import { type Ctx, write } from "../../context";
import { seal, unseal } from "../../crypto/seal";
import { derivedKey } from "../../env";
import { DomainError } from "../../errors";
import type { Answer } from "../endpoint";
import { errorAnswer } from "./answer";

const HOURS = 24;
const STORED = new Set(["INVALID_REQUEST", "NOT_FOUND", "CONFLICT"]);

export type Replayable = { status: number; text: string; replayed: boolean };
type Claim = { method: string; path: string; key: string; body: string };
type Row = { locked: boolean; request_hash: Buffer | null; status: number | null; body: Buffer | null };

/** The header's value, or undefined; VALIDATION_ERROR unless 1 to 255 visible ASCII characters. */
export function idempotencyKey(request: Request): string | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new DomainError("VALIDATION_ERROR", "Validation failed.", {
    fields: { "Idempotency-Key": ["Must be 1 to 255 visible ASCII characters."] },
  });
}

/**
 * Runs `work` once for this key (scope tenant, mode, method, path, key; 24 h): claim, work and stored answer are one
 * transaction. The same body again gets the stored status and bytes; another body IDEMPOTENCY_KEY_REUSED; while the
 * first still runs IDEMPOTENCY_IN_PROGRESS. Stored: 2xx and refusals of state (400 INVALID_REQUEST, 404, 409), whose
 * writes are undone first. Anything else leaves no trace.
 */
export async function once(
  ctx: Ctx,
  claim: Claim,
  requestId: string,
  work: (ctx: Ctx) => Promise<Answer>,
): Promise<Replayable> {
  const hash = createHash("sha256").update(claim.body).digest();
  const scope = [ctx.tenantId, ctx.mode, claim.method, claim.path, claim.key] as const;
  return write(ctx, async (tx) => {
    // The lock is taken in the statement's first step; what it then reads may be older, which the insert below notices.
    const [row] = await tx.query<Row>(
      `with lock as materialized (select pg_try_advisory_xact_lock(hashtextextended($6, 0)) as locked)
       select lock.locked, k.request_hash, k.status, k.body from lock left join idempotency_keys k
         on k.tenant_id = $1 and k.mode = $2 and k.method = $3 and k.path = $4 and k.key = $5 and k.expires_at > now()`,
      [...scope, bound(scope)],
    );
    if (row?.request_hash) return replay(row, hash, scope);
    if (!row?.locked) throw inProgress();
    let status: number;
    let text: string;
    try {
      const answer = await tx.attempt(() => work({ ...ctx, tx }));
      status = answer.status;
      text = JSON.stringify(answer.body);
    } catch (error) {
      if (!(error instanceof DomainError) || !STORED.has(error.code)) throw error;
      const refused = errorAnswer(error, requestId, "documented");
      status = refused.status;
      text = JSON.stringify(refused.body);
    }
    if (!(await store(tx, scope, hash, status, text))) throw inProgress();
    return { status, text, replayed: false };
  });
}

function replay(row: Row, hash: Buffer, scope: readonly string[]): Replayable {
  if (!row.request_hash?.equals(hash)) {
    throw new DomainError("IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key was used with another body.");
  }
  if (!row.body?.length) throw new DomainError("NOT_FOUND", "What this answer was about has been erased.");
  const text = unseal(derivedKey("idempotency"), row.body, bound(scope)).toString();
  return { status: row.status ?? 500, text, replayed: true };
}

const inProgress = () =>
  new DomainError("IDEMPOTENCY_IN_PROGRESS", "A request with this Idempotency-Key is still running.", {
    retryAfterSeconds: 1,
  });

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** Every id in the address and the answer: what erasing looks for. */
const subjectsOf = (path: string, text: string): string[] => [
  ...new Set([...path.toLowerCase().matchAll(UUID), ...text.matchAll(UUID)].map(([id]) => id)),
];

/** Answers hold secrets and personal data: they are kept sealed, each for its own key only. */
const bound = (scope: readonly string[]) => scope.join("\n");

/** False when somebody stored an answer for this key between our reading and now: then nothing of ours may stay. */
async function store(
  tx: Tx,
  scope: readonly string[],
  hash: Buffer,
  status: number,
  text: string,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into idempotency_keys (tenant_id, mode, method, path, key, request_hash, status, body, subjects, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::uuid[], now() + interval '${HOURS} hours')
     on conflict (tenant_id, mode, method, path, key) do update
       set request_hash = excluded.request_hash, status = excluded.status, body = excluded.body,
           subjects = excluded.subjects,
           created_at = now(), expires_at = excluded.expires_at
       where idempotency_keys.expires_at <= now()
     returning 1`,
    [
      ...[...scope, hash, status, seal(derivedKey("idempotency"), Buffer.from(text), bound(scope))],
      subjectsOf(scope[3] ?? "", text),
    ],
  );
  return rows.length === 1;
}
