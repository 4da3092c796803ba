import { authorize } from "../authorize";
import { type Ctx, write } from "../context";
import type { FieldErrors } from "../errors";
import { nameSimilarity } from "../screening/name-similarity";
import type { Entity, NewEntity } from "./entity-fields";
import { type Duplicate, findDuplicates } from "./find-duplicates";
import { insertEntities, newEntityRow } from "./insert-entities";
import { missingNames } from "./missing-names";

export type BatchRow = { index: number; input: NewEntity };
export type BatchResult = {
  created: Entity[];
  skipped: { index: number; duplicate: Duplicate; similarity: number }[];
  failed: { index: number; input: NewEntity; fields: FieldErrors }[];
};

/**
 * Creates many entities at once, with an audit row each, in one transaction. Rows without a required name fail and
 * leave the others alone; with `skipDuplicates` rows that are there already, or earlier in the batch, are skipped.
 * Two batches at the same moment may both create a row. Needs `entities:write`.
 */
export async function createEntities(
  ctx: Ctx,
  batch: BatchRow[],
  skipDuplicates: boolean,
): Promise<BatchResult> {
  authorize(ctx, "entities:write");
  const result: BatchResult = { created: [], skipped: [], failed: [] };
  const rows: { index: number; row: Entity }[] = [];
  for (const { index, input } of batch) {
    const fields = missingNames(input);
    if (fields) result.failed.push({ index, input, fields });
    else rows.push({ index, row: newEntityRow(ctx, input) });
  }
  if (rows.length === 0) return result;
  return write(ctx, async (tx) => {
    const known = skipDuplicates
      ? await findDuplicates(
          ctx,
          tx,
          rows.map((r) => r.row),
        )
      : null;
    for (const { index, row } of rows) {
      const duplicate = known?.of(row);
      if (duplicate) {
        const similarity = nameSimilarity(row.name, duplicate.existing.name);
        result.skipped.push({ index, duplicate, similarity });
      } else {
        known?.add(row);
        result.created.push(row);
      }
    }
    await insertEntities(ctx, tx, result.created);
    return result;
  });
}
