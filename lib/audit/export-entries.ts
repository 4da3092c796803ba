import { authorize } from "../authorize";
import { type Ctx, read, write } from "../context";
import { operatorPublicKey, signAsOperator } from "../crypto/operator-key";
import { instantText } from "../format/instant";
import { checkpointBytes } from "./checkpoint";
import { recordAudit } from "./record-audit";
import { CONTENT_COLUMNS, GENESIS, type SealedContent } from "./seal-hash";

const PAGE = 1_000;

const pageText = `
select ${CONTENT_COLUMNS}, a.sequence, encode(a.hash, 'hex') as hash from audit_entries a
where a.tenant_id = $1::uuid and a.sequence > $2::bigint order by a.sequence limit ${PAGE}`;

type Row = Omit<SealedContent, "sequence"> & { sequence: string; hash: string };

/**
 * The whole sealed chain as JSON lines, oldest first: `{"entry", "previous_hash", "hash"}`, where hash is the SHA-256
 * of the previous hash's bytes and the entry's canonical JSON (RFC 8785); the last line is a signed checkpoint of
 * the end. `audit verify-file` checks it without a database. Needs `audit:read`; the export is itself an entry of
 * the log. Memory stays that of one page.
 */
export async function* exportEntries(ctx: Ctx): AsyncGenerator<string> {
  authorize(ctx, "audit:read");
  await write(ctx, (tx) =>
    recordAudit(ctx, tx, { action: "audit.exported", targetType: "tenant", targetId: ctx.tenantId }),
  );
  let previous = GENESIS.toString("hex");
  let sequence = 0;
  for (;;) {
    const rows = await read(ctx, (tx) => tx.query<Row>(pageText, [ctx.tenantId, sequence]));
    for (const { sequence: place, hash, ...content } of rows) {
      sequence = Number(place);
      yield `${JSON.stringify({ entry: { ...content, sequence }, previous_hash: previous, hash })}\n`;
      previous = hash;
    }
    if (rows.length < PAGE) break;
  }
  if (sequence === 0) return;
  const unsigned = {
    tenant_id: ctx.tenantId,
    sequence,
    hash: previous,
    created_at: instantText(ctx.now()),
    public_key: operatorPublicKey(),
  };
  yield `${JSON.stringify({ checkpoint: { ...unsigned, signature: signAsOperator(checkpointBytes(unsigned)) } })}\n`;
}
