import type { Position } from "./cursor";
import { COUNT_LIMIT, cutPage, type Page, type PageRequest } from "./page";

type Value = string | number | Date | Buffer | null;
type Source = {
  /** Select list; must yield `createdAt` and `id`. */
  columns: string;
  from: string;
  /** WHERE clauses of disjoint parts of the list, merged by order. Their parameters are `values`. */
  branches: string[];
  /** A condition that no index serves: looked for in at most WALK rows of each branch. */
  residual?: string;
  values: Value[];
};
type Run = <Row extends object>(text: string, values: Value[]) => Promise<Row[]>;

/** How many rows a page looks through at most for a condition that no index serves: some tens of milliseconds. */
const WALK = 50_000;

/**
 * Fetches a page, newest first by (created_at, id). Every branch is read along its index and cut before the merge:
 * by cursor a page costs the same at any depth, by offset it costs what it skips. With a residual condition a page may
 * be short: then `walkedTo` says up to when was looked, and the next page goes on there.
 */
export async function fetchPage<Row extends { createdAt: Date; id: string }>(
  run: Run,
  source: Source,
  page: PageRequest,
): Promise<Page<Row>> {
  const values = [...source.values];
  const bind = (value: Value) => `$${values.push(value)}`;
  const from = page.kind === "cursor" ? (page.after ?? page.before) : null;
  const upwards = page.kind === "cursor" && page.before !== null && page.after === null;
  const direction = upwards ? "asc" : "desc";
  const order = `order by created_at ${direction}, id ${direction}`;
  const place = from
    ? ` and (created_at, id) ${upwards ? ">" : "<"} (${bind(from.createdAt)}, ${bind(from.id)}::uuid)`
    : "";
  const placed = [...values];
  const limit = page.kind === "cursor" ? page.size + 1 : page.limit;
  const offset = page.kind === "cursor" ? 0 : page.offset;

  const part = (where: string, rows: string) =>
    source.residual
      ? `select ${source.columns} from (select * from ${source.from} where ${where}${place} ${order} limit ${WALK}) walked where ${source.residual} ${order} ${rows}`
      : `select ${source.columns} from ${source.from} where ${where}${place} ${order} ${rows}`;
  const [only, ...others] = source.branches;
  const paged = `limit ${bind(limit)} offset ${bind(offset)}`;
  let text: string;
  if (only !== undefined && others.length === 0) {
    text = part(only, paged);
  } else {
    const most = `limit ${bind(limit + offset)}`;
    const parts = source.branches.map((where) => `(${part(where, most)})`).join(" union all ");
    text = `select * from (${parts}) merged order by "createdAt" ${direction}, "id" ${direction} ${paged}`;
  }
  const [rows, total] = await Promise.all([
    run<Row>(text, values),
    page.kind === "offset" ? countRows(run, source) : undefined,
  ]);
  const position = (row: Row): Position => ({ createdAt: row.createdAt, id: row.id });
  if (page.kind === "cursor" && source.residual && rows.length <= page.size) {
    // The condition is named, though nothing is left out by it: every parameter has to be referred to. Named of the one
    // row only: among all of them the planner would take it for a narrow one, and read the whole table.
    const named = `(${source.residual}) is not distinct from (${source.residual})`;
    const ends = source.branches.map(
      (where) =>
        `(select created_at as "createdAt", id from (select * from ${source.from} where ${where}${place} ${order} offset ${WALK - 1} limit 1) last where ${named})`,
    );
    const [end] = await run<{ createdAt: Date; id: string }>(
      `select * from (${ends.join(" union all ")}) ends order by "createdAt" ${upwards ? "asc" : "desc"}, id ${upwards ? "asc" : "desc"} limit 1`,
      placed,
    );
    if (end) return walkedPage(page, rows, end, upwards, position);
  }
  return { ...cutPage(page, rows, position), ...(total === undefined ? {} : { total }) };
}

/** A page that ended because enough was looked through: what lies behind that place belongs to the next one. */
function walkedPage<Row extends { createdAt: Date; id: string }>(
  page: Extract<PageRequest, { kind: "cursor" }>,
  fetched: Row[],
  end: { createdAt: Date; id: string },
  upwards: boolean,
  position: (row: Row) => Position,
): Page<Row> {
  const at = (place: { createdAt: Date; id: string }) =>
    `${String(place.createdAt.getTime()).padStart(16, "0")} ${place.id}`;
  const rows = fetched.filter((row) => (upwards ? at(row) <= at(end) : at(row) >= at(end)));
  const stop: Position = { createdAt: end.createdAt, id: end.id };
  if (upwards) {
    rows.reverse();
    const last = rows.at(-1);
    return { rows, next: last ? position(last) : (page.before ?? stop), prev: stop, walkedTo: end.createdAt };
  }
  const first = rows[0];
  const prev = page.after ? (first ? position(first) : page.after) : null;
  return { rows, next: stop, prev, walkedTo: end.createdAt };
}

async function countRows(run: Run, source: Source): Promise<number> {
  const parts = source.branches.map((where) =>
    source.residual
      ? `(select 1 from (select * from ${source.from} where ${where} order by created_at desc, id desc limit ${WALK}) walked where ${source.residual})`
      : `(select 1 from ${source.from} where ${where} limit ${COUNT_LIMIT})`,
  );
  const text = `select count(*)::int as n from (${parts.join(" union all ")}) counted`;
  const [row] = await run<{ n: number }>(text, source.values);
  return Math.min(row?.n ?? 0, COUNT_LIMIT);
}
