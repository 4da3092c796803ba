import { allows, authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { COUNT_LIMIT, cutPage, type Page, type PageRequest } from "../paging/page";
import { getSettings } from "../tenants/get-settings";
import { type QueueFilter, queueWhere } from "./queue-filter";
import { QUEUE_COLUMNS, QUEUE_JOINS, type QueueItem, type QueueRow, queueItem } from "./queue-item";

/**
 * What waits for a person: riskiest first, equal ones oldest first. Reads the queue's own index, which holds nothing
 * else. Needs `reviews:read`; the sentence of each also `results:read`.
 */
export async function listQueue(
  ctx: Ctx,
  filter: QueueFilter & { page: PageRequest },
): Promise<Page<QueueItem>> {
  authorize(ctx, "reviews:read");
  const { page } = filter;
  const values: (string | number | Date)[] = [ctx.tenantId, ctx.mode];
  const bind = (value: string | number | Date) => `$${values.push(value)}`;
  const where = queueWhere(ctx, filter, bind);
  const counted = [...values];
  const from = page.kind === "cursor" ? (page.after ?? page.before) : null;
  const upwards = page.kind === "cursor" && page.before !== null && page.after === null;
  let place = "";
  if (from) {
    const [rank, at, id] = [bind(from.rank ?? 0), bind(from.createdAt), bind(from.id)];
    place = upwards
      ? ` and (queue_risk > ${rank}::int or (queue_risk = ${rank}::int and (queued_at, id) < (${at}, ${id}::uuid)))`
      : ` and (queue_risk < ${rank}::int or (queue_risk = ${rank}::int and (queued_at, id) > (${at}, ${id}::uuid)))`;
  }
  const order = upwards ? "queue_risk, queued_at desc, id desc" : "queue_risk desc, queued_at, id";
  const limit = bind(page.kind === "cursor" ? page.size + 1 : page.limit);
  const offset = bind(page.kind === "cursor" ? 0 : page.offset);
  const text = `select ${QUEUE_COLUMNS} from (select * from verification_sessions where ${where}${place}
    order by ${order} limit ${limit} offset ${offset}) s ${QUEUE_JOINS} order by ${order
      .split(", ")
      .map((column) => `s.${column}`)
      .join(", ")}`;
  const [rows, settings, total] = await Promise.all([
    readRows<QueueRow>(ctx, text, values),
    getSettings(ctx),
    page.kind === "offset" ? count(ctx, where, counted) : undefined,
  ]);
  const now = ctx.now();
  const mayReadResults = allows(ctx.actor, ctx.mode, "results:read");
  const items = rows.map((row) => queueItem(row, settings.reviewHours, mayReadResults, now));
  const cut = cutPage(page, items, (item) => ({ createdAt: item.queuedAt, id: item.id, rank: item.risk }));
  return { ...cut, ...(total === undefined ? {} : { total }) };
}

async function count(ctx: Ctx, where: string, values: (string | number | Date)[]): Promise<number> {
  const text = `select count(*)::int as n from (select 1 from verification_sessions where ${where} limit ${COUNT_LIMIT}) c`;
  const [row] = await readRows<{ n: number }>(ctx, text, values);
  return row?.n ?? 0;
}
