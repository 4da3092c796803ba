import type { QueueReason } from "@/db/schema";
import { type QueueCheck, queueSentence } from "./queue-sentence";

export type Named = { id: string; name: string };

/** A session that waits for a person, as the queue shows it. */
export type QueueItem = {
  id: string;
  entityId: string;
  entityName: string;
  status: string;
  outcome: string;
  profile: string;
  checkTypes: string[];
  queuedAt: Date;
  reason: QueueReason;
  risk: number;
  /** Why a person is needed, made from what was measured; null for a caller who may not read results. */
  sentence: string | null;
  /** When it should have been decided: the tenant's review hours after it was queued. */
  dueAt: Date;
  assignee: Named | null;
  /** Whose screen it is on right now. */
  claim: (Named & { until: Date }) | null;
};

export type QueueRow = Omit<QueueItem, "sentence" | "dueAt" | "assignee" | "claim"> & {
  failureReason: string | null;
  failureDetails: string;
  assigneeId: string | null;
  assigneeName: string | null;
  claimedBy: string | null;
  claimedByName: string | null;
  claimedUntil: Date | null;
  contestText: string | null;
  /** Who last spoke, for what was flagged or proposed. */
  spokenBy: string | null;
  spokenDecision: string | null;
  checks: QueueCheck[] | null;
};

/** Select list for rows of verification_sessions under the name s. */
export const QUEUE_COLUMNS = `s.id, s.entity_id as "entityId", s.entity_name as "entityName", s.status, s.outcome,
  s.profile, s.check_types as "checkTypes", s.queued_at as "queuedAt", s.queue_reason as reason, s.queue_risk as risk,
  s.failure_reason as "failureReason", s.failure_details as "failureDetails", s.assignee_id as "assigneeId",
  (select name from users where id = s.assignee_id) as "assigneeName", s.claimed_by as "claimedBy",
  (select name from users where id = s.claimed_by) as "claimedByName", s.claimed_until as "claimedUntil",
  case when s.queue_reason = 'contest' then (select left(k.text, 160) from contests k where k.tenant_id = s.tenant_id
    and k.mode = s.mode and k.session_id = s.id) end as "contestText",
  r.reviewer_name as "spokenBy", r.decision::text as "spokenDecision",
  (select json_agg(json_build_object('type', c.check_type, 'outcome', c.outcome, 'resultData',
      json_build_object('breakdown', c.result_data->'breakdown', 'evidence', c.result_data->'evidence')) order by c.position)
    from checks c where c.tenant_id = s.tenant_id and c.mode = s.mode and c.session_id = s.id) as checks`;

/** What QUEUE_COLUMNS reads besides the session. */
export const QUEUE_JOINS = `left join lateral (select reviewer_name, decision from reviews where tenant_id = s.tenant_id
    and mode = s.mode and session_id = s.id and s.queue_reason in ('flagged', 'second_person')
    order by created_at desc, id desc limit 1) r on true`;

const HOUR = 3_600_000;

/** The item that a row tells of. A claim that has lapsed is none. */
export function queueItem(row: QueueRow, reviewHours: number, mayReadResults: boolean, now: Date): QueueItem {
  const { assigneeId, claimedBy, claimedUntil } = row;
  return {
    id: row.id,
    entityId: row.entityId,
    entityName: row.entityName,
    status: row.status,
    outcome: row.outcome,
    profile: row.profile,
    checkTypes: row.checkTypes,
    queuedAt: row.queuedAt,
    reason: row.reason,
    risk: row.risk,
    sentence: mayReadResults ? queueSentence(row) : null,
    dueAt: new Date(row.queuedAt.getTime() + reviewHours * HOUR),
    assignee: assigneeId ? { id: assigneeId, name: row.assigneeName ?? "" } : null,
    claim:
      claimedBy && claimedUntil && claimedUntil > now
        ? { id: claimedBy, name: row.claimedByName ?? "", until: claimedUntil }
        : null,
  };
}
