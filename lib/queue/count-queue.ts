import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { getSettings } from "../tenants/get-settings";
import { callingPerson } from "./calling-person";

/** Counting stops here: the numbers stay there and `more` says so. */
const MOST = 10_000;

export type QueueCounts = {
  total: number;
  mine: number;
  unassigned: number;
  /** Longer in the queue than the tenant allows itself. */
  late: number;
  oldestQueuedAt: Date | null;
  /** There are more than were counted. */
  more: boolean;
};

const text = `
select count(*)::int as total, (count(*) filter (where assignee_id = $3))::int as mine,
  (count(*) filter (where assignee_id is null))::int as unassigned,
  (count(*) filter (where queued_at <= $4))::int as late, min(queued_at) as "oldestQueuedAt"
from (select assignee_id, queued_at from verification_sessions
  where tenant_id = $1 and mode = $2 and queued_at is not null limit ${MOST + 1}) waiting`;

/** How much waits for a person. Needs `reviews:read`. */
export async function countQueue(ctx: Ctx): Promise<QueueCounts> {
  authorize(ctx, "reviews:read");
  const { reviewHours } = await getSettings(ctx);
  const since = new Date(ctx.now().getTime() - reviewHours * 3_600_000);
  const [row] = await readRows<Omit<QueueCounts, "more">>(ctx, text, [
    ctx.tenantId,
    ctx.mode,
    callingPerson(ctx).id,
    since,
  ]);
  const counts = row ?? { total: 0, mine: 0, unassigned: 0, late: 0, oldestQueuedAt: null };
  return { ...counts, total: Math.min(counts.total, MOST), more: counts.total > MOST };
}
