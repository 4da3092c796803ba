import type { QueueReason } from "@/db/schema";
import type { CheckType } from "../checks/registry";
import type { Ctx } from "../context";
import { callingPerson } from "./calling-person";

export type QueueFilter = {
  reason?: QueueReason;
  outcome?: string;
  profile?: string;
  checkType?: CheckType;
  /** `me`, `nobody`, `me_or_nobody`, or a person's id. */
  assignee?: string;
};

/** The filter as SQL about verification_sessions; `bind` adds a parameter and returns its place. */
export function queueWhere(ctx: Ctx, filter: QueueFilter, bind: (value: string) => string): string {
  let where = "tenant_id = $1 and mode = $2 and queued_at is not null";
  if (filter.reason) where += ` and queue_reason = ${bind(filter.reason)}`;
  if (filter.outcome) where += ` and outcome = ${bind(filter.outcome)}`;
  if (filter.profile) where += ` and profile = ${bind(filter.profile)}`;
  if (filter.checkType) where += ` and ${bind(filter.checkType)} = any (check_types)`;
  const { assignee } = filter;
  if (assignee === "nobody") where += " and assignee_id is null";
  else if (assignee === "me") where += ` and assignee_id = ${bind(callingPerson(ctx).id)}::uuid`;
  else if (assignee === "me_or_nobody")
    where += ` and (assignee_id is null or assignee_id = ${bind(callingPerson(ctx).id)}::uuid)`;
  else if (assignee) where += ` and assignee_id = ${bind(assignee)}::uuid`;
  return where;
}
