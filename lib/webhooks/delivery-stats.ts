import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { notFound } from "../errors";
import { isId } from "../ids";

/** How far back, and how wide one bar is. */
export const STAT_SPANS = {
  day: { hours: 24, stepHours: 1 },
  week: { hours: 168, stepHours: 6 },
  month: { hours: 720, stepHours: 24 },
} as const;
export type StatSpan = keyof typeof STAT_SPANS;

export type StatStep = {
  from: Date;
  attempts: number;
  succeeded: number;
  /** Milliseconds to an answer; null where nothing was tried. */
  p50: number | null;
  p95: number | null;
};
export type DeliveryStats = {
  attempts: number;
  succeeded: number;
  p50: number | null;
  p95: number | null;
  /** Oldest first, without gaps. */
  steps: StatStep[];
  /** Whether there were more tries than were counted. */
  cut: boolean;
};

// The newest so many: a busy tenant's month costs no more than this.
const MOST = 50_000;

const text = `
with tries as materialized (
  select a.created_at, a.error is null as ok, a.duration_ms from delivery_attempts a
  join deliveries d on d.tenant_id = a.tenant_id and d.mode = a.mode and d.id = a.delivery_id
  where a.tenant_id = $1 and a.mode = $2 and a.created_at >= $3 and ($4::text is null or d.endpoint_id = $4::text::uuid)
  order by a.created_at desc, a.id desc limit ${MOST}
)
select floor(extract(epoch from created_at - $3::timestamptz) / ($5::int * 3600))::int as step, count(*)::int as attempts,
  count(*) filter (where ok)::int as succeeded,
  percentile_cont(0.5) within group (order by duration_ms) as p50,
  percentile_cont(0.95) within group (order by duration_ms) as p95
from tries group by grouping sets ((1), ()) order by step nulls first`;

type Row = {
  step: number | null;
  attempts: number;
  succeeded: number;
  p50: number | null;
  p95: number | null;
};

/**
 * Success and speed of deliveries over time, of one endpoint or the whole mode, by try. Needs `webhooks:read`.
 * NOT_FOUND for what is no id.
 */
export async function deliveryStats(
  ctx: Ctx,
  request: { span: StatSpan; endpointId?: string },
): Promise<DeliveryStats> {
  authorize(ctx, "webhooks:read");
  const { span, endpointId = null } = request;
  if (endpointId !== null && !isId(endpointId)) throw notFound("Webhook");
  const { hours, stepHours } = STAT_SPANS[span];
  const stepMs = stepHours * 3_600_000;
  const end = (Math.floor(ctx.now().getTime() / stepMs) + 1) * stepMs;
  const start = end - hours * 3_600_000;
  const rows = await readRows<Row>(ctx, text, [
    ctx.tenantId,
    ctx.mode,
    new Date(start),
    endpointId,
    stepHours,
  ]);
  const found = new Map(rows.map((row) => [row.step, row]));
  const shown = (row: Row | undefined) => ({
    attempts: row?.attempts ?? 0,
    succeeded: row?.succeeded ?? 0,
    p50: row?.p50 ?? null,
    p95: row?.p95 ?? null,
  });
  const total = shown(found.get(null));
  return {
    ...total,
    steps: Array.from({ length: hours / stepHours }, (_, step) => ({
      from: new Date(start + step * stepMs),
      ...shown(found.get(step)),
    })),
    cut: total.attempts >= MOST,
  };
}
