import type { Position } from "./cursor";

/** How a page is asked for, whatever the API version: v1 by offset, v2 and the dashboard by position. */
export type PageRequest =
  | { kind: "offset"; limit: number; offset: number }
  | { kind: "cursor"; size: number; after: Position | null; before: Position | null };

/** A page. `total` only for the offset form; `next`/`prev` only for the cursor form. */
export type Page<Row> = {
  rows: Row[];
  total?: number;
  next: Position | null;
  prev: Position | null;
  /** The page ended here because enough was looked through, not because it was full; `next` goes on from there. */
  walkedTo?: Date;
};

/** What is counted at most for `total`: beyond it the number stays there, so that no request counts millions. */
export const COUNT_LIMIT = 100_000;

/**
 * Makes a page of rows fetched with one more than asked for. Rows asked for with `before` come oldest first from
 * the database and are turned round here.
 */
export function cutPage<Row>(
  request: PageRequest,
  fetched: Row[],
  position: (row: Row) => Position,
): Omit<Page<Row>, "total"> {
  if (request.kind === "offset") return { rows: fetched, next: null, prev: null };
  const more = fetched.length > request.size;
  const rows = fetched.slice(0, request.size);
  if (request.before) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  const older = request.before ? true : more;
  const newer = request.before ? more : request.after !== null;
  return {
    rows,
    next: older && last ? position(last) : null,
    prev: newer && first ? position(first) : null,
  };
}
