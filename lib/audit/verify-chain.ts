import type { Database } from "@/db/client";
import { CONTENT_COLUMNS, GENESIS, type SealedContent, sealHash } from "./seal-hash";

const PAGE = 1_000;

/** The end of a chain as somebody noted it earlier: without it, entries cut from the end leave no gap behind. */
export type ChainHead = { sequence: number; hash: string };

export type ChainReport =
  /** `unsealed`: entries written so recently that they are not in the chain yet. */
  | { intact: true; entries: number; unsealed: number; head: ChainHead | null }
  | { intact: false; entries: number; sequence: number; id: string | null; problem: ChainProblem };
export type ChainProblem = "missing" | "altered" | "cut";

type Row = Omit<SealedContent, "sequence"> & { sequence: string; hash: Buffer };

const pageText = `
select ${CONTENT_COLUMNS}, a.sequence, a.hash from audit_entries a
where a.tenant_id = $1::uuid and a.sequence > $2::bigint order by a.sequence limit ${PAGE}`;

/**
 * Recomputes a tenant's audit chain and reports the first place where it is broken: `missing` (an entry was taken
 * out before `sequence`), `altered` (edited, swapped or put in), `cut` (the end that was noted before is not there).
 * @param noted heads of earlier reports or checkpoints, kept outside this database
 */
export async function verifyChain(
  database: Database,
  tenantId: string,
  ...noted: readonly ChainHead[]
): Promise<ChainReport> {
  const known = new Map(noted.map((head) => [head.sequence, head.hash]));
  const longest = Math.max(0, ...known.keys());
  let hash = GENESIS;
  let sequence = 0;
  for (;;) {
    const rows = await database.readSystem<Row>(pageText, [tenantId, sequence]);
    for (const { hash: written, sequence: place, ...content } of rows) {
      const found = Number(place);
      if (found !== sequence + 1) {
        return { intact: false, entries: sequence, sequence: sequence + 1, id: null, problem: "missing" };
      }
      hash = sealHash(hash, { ...content, sequence: found });
      const expected = known.get(found);
      const altered = !written?.equals(hash) || (expected !== undefined && expected !== hash.toString("hex"));
      if (altered)
        return { intact: false, entries: sequence, sequence: found, id: content.id, problem: "altered" };
      sequence = found;
    }
    if (rows.length < PAGE) break;
  }
  if (longest > sequence) {
    return { intact: false, entries: sequence, sequence: sequence + 1, id: null, problem: "cut" };
  }
  const [waiting] = await database.readSystem<{ unsealed: number }>(
    "select count(*)::int as unsealed from audit_entries where tenant_id = $1::uuid and sequence is null",
    [tenantId],
  );
  const head = sequence > 0 ? { sequence, hash: hash.toString("hex") } : null;
  return { intact: true, entries: sequence, unsealed: waiting?.unsealed ?? 0, head };
}
