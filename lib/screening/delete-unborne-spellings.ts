import type { Database } from "@/db/client";

const BATCH = 20_000;

// Two statements: the second sees what was committed before the first got its locks.
const lockText = `
select s.id::text from watchlist_spellings s
where s.id > $1::bigint and s.id <= $2::bigint
  and not exists (select from watchlist_names n where n.spelling_id = s.id)
for update skip locked`;
const deleteText = `
delete from watchlist_spellings s where s.id = any($1::text[]::bigint[])
  and not exists (select from watchlist_names n where n.spelling_id = s.id)`;

/** Removes spellings that no entry bears any more, piece by piece, leaving those that an import has just taken up. */
export async function deleteUnborneSpellings(database: Database): Promise<void> {
  const [range] = await database.readSystem<{ first: number; last: number }>(
    "select coalesce(min(id), 0)::float8 as first, coalesce(max(id), -1)::float8 as last from watchlist_spellings",
  );
  const { first, last } = range ?? { first: 0, last: -1 };
  for (let from = first - 1; from < last; from += BATCH) {
    await database.asSystem(async (tx) => {
      const rows = await tx.query<{ id: string }>(lockText, [String(from), String(from + BATCH)]);
      if (rows.length > 0) await tx.query(deleteText, [rows.map((row) => row.id)]);
    });
  }
}
