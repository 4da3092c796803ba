import type { Database, Mode } from "@/db/client";
import { log } from "../log";

/** One request by a key, as the log keeps it. */
export type NotedRequest = {
  tenantId: string;
  mode: Mode;
  id: string;
  keyId: string;
  method: string;
  /** The path's template: no values. */
  path: string;
  status: number;
  durationMs: number;
};

const FLUSH_MS = 500;
const BATCH = 2_000;
/** What waits at most; beyond it requests go unlogged rather than memory fill. */
const MOST_WAITING = 20_000;

type Buffer = { waiting: NotedRequest[]; lost: number; timer: NodeJS.Timeout | null; writing: Promise<void> };
const store = globalThis as typeof globalThis & { veridesk_requests?: Buffer };

// The time of a request is in its id (RFC 9562 § 5.7), to the millisecond.
const writeText = `
insert into api_requests (tenant_id, mode, id, key_id, method, path, status, duration_ms, created_at)
select t::uuid, m::mode, i::uuid, k::uuid, v, p, s::smallint, d::int,
  to_timestamp(('x' || lpad(replace(substr(i, 1, 13), '-', ''), 16, '0'))::bit(64)::bigint / 1000.0)
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
  as r(t, m, i, k, v, p, s, d)
on conflict do nothing`;

const buffer = (): Buffer => {
  store.veridesk_requests ??= { waiting: [], lost: 0, timer: null, writing: Promise.resolve() };
  return store.veridesk_requests;
};

/** Puts a request down for the log: an array push. Written twice a second in batches, after the answer. */
export function noteRequest(database: Database, request: NotedRequest): void {
  const b = buffer();
  if (b.waiting.length >= MOST_WAITING) {
    b.lost += 1;
    return;
  }
  b.waiting.push(request);
  b.timer ??= setTimeout(() => {
    b.timer = null;
    void flushRequests(database);
  }, FLUSH_MS).unref();
}

/** Writes what waits. That it failed is logged and nothing else: no request ever depends on it. */
export function flushRequests(database: Database): Promise<void> {
  const b = buffer();
  b.writing = b.writing.then(async () => {
    while (b.waiting.length > 0) await writeBatch(database, b.waiting.splice(0, BATCH));
    if (b.lost > 0) log().warn({ lost: b.lost }, "requests not noted in the log: too many at once");
    b.lost = 0;
  });
  return b.writing;
}

async function writeBatch(database: Database, batch: NotedRequest[]): Promise<void> {
  const column = (of: (request: NotedRequest) => string | number) => batch.map((r) => String(of(r)));
  try {
    await database.asSystem((tx) =>
      tx.query(writeText, [
        column((r) => r.tenantId),
        column((r) => r.mode),
        column((r) => r.id),
        column((r) => r.keyId),
        column((r) => r.method),
        column((r) => r.path),
        column((r) => r.status),
        column((r) => Math.round(r.durationMs)),
      ]),
    );
  } catch (error) {
    log().warn({ lost: batch.length, error: (error as Error).name }, "requests not noted in the log");
  }
}
