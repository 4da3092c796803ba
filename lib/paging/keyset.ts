import type { Position } from "./cursor";
import { COUNT_LIMIT, cutPage, type Page, type PageRequest } from "./page";

type Values = (string | number | Date | null)[];
type Source = {
  /** Select list; must yield `createdAt` and `id`. */
  columns: string;
  from: string;
  /** WHERE clauses of disjoint parts of the list, merged by order. Their parameters are `values`. */
  branches: string[];
  values: Values;
};
type Run = <Row extends object>(text: string, values: Values) => Promise<Row[]>;

/**
 * Fetches a page, newest first by (created_at, id). Every branch is read along its index and cut before the merge:
 * by cursor a page costs the same at any depth, by offset it costs what it skips.
 */
export async function fetchPage<Row extends { createdAt: Date; id: string }>(
  run: Run,
  source: Source,
  page: PageRequest,
): Promise<Page<Row>> {
  const values = [...source.values];
  const bind = (value: string | number | Date) => `$${values.push(value)}`;
  const from = page.kind === "cursor" ? (page.after ?? page.before) : null;
  const upwards = page.kind === "cursor" && page.before !== null && page.after === null;
  const direction = upwards ? "asc" : "desc";
  const place = from
    ? ` and (created_at, id) ${upwards ? ">" : "<"} (${bind(from.createdAt)}, ${bind(from.id)}::uuid)`
    : "";
  const limit = page.kind === "cursor" ? page.size + 1 : page.limit;
  const offset = page.kind === "cursor" ? 0 : page.offset;

  const part = (where: string, rows: string) =>
    `select ${source.columns} from ${source.from} where ${where}${place} order by created_at ${direction}, id ${direction} limit ${rows}`;
  const [only, ...others] = source.branches;
  const paged = `limit ${bind(limit)} offset ${bind(offset)}`;
  let text: string;
  if (only !== undefined && others.length === 0) {
    text = `${part(only, "").slice(0, -" limit ".length)} ${paged}`;
  } else {
    const most = bind(limit + offset);
    const parts = source.branches.map((where) => `(${part(where, most)})`).join(" union all ");
    text = `select * from (${parts}) merged order by "createdAt" ${direction}, "id" ${direction} ${paged}`;
  }
  const [rows, total] = await Promise.all([
    run<Row>(text, values),
    page.kind === "offset" ? countRows(run, source) : undefined,
  ]);
  const position = (row: Row): Position => ({ createdAt: row.createdAt, id: row.id });
  return { ...cutPage(page, rows, position), ...(total === undefined ? {} : { total }) };
}

async function countRows(run: Run, source: Source): Promise<number> {
  const parts = source.branches.map(
    (where) => `(select 1 from ${source.from} where ${where} limit ${COUNT_LIMIT})`,
  );
  const text = `select count(*)::int as n from (${parts.join(" union all ")}) counted`;
  const [row] = await run<{ n: number }>(text, source.values);
  return Math.min(row?.n ?? 0, COUNT_LIMIT);
}
