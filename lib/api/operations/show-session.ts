import { instantOrNull, instantText } from "../../format/instant";
import type { CheckView, SessionView } from "../../verification/get-session";
import type { SessionListItem } from "../../verification/list-sessions";

/** Whether something was found: null until there is an outcome. */
export const concerns = (outcome: string): boolean | null =>
  outcome === "pending" ? null : outcome !== "clear";

/** The contest as status and results show it: how it stands, not who decided. */
export const showContestState = (contest: SessionView["contest"]) =>
  contest && {
    status: contest.status,
    decision: contest.decision,
    decided_at: instantOrNull(contest.decidedAt),
  };

/** A check as the API shows it. */
export const showCheck = (check: CheckView) => ({
  check_id: check.id,
  check_type: check.type,
  status: check.status,
  outcome: check.outcome,
  created_at: instantText(check.createdAt),
  completed_at: instantOrNull(check.completedAt),
});

/** A session's status document. */
export const showSession = (session: SessionView) => ({
  session_id: session.id,
  entity_id: session.entityId,
  entity_name: session.entityName,
  status: session.status,
  outcome: session.outcome,
  failure_reason: session.failureReason,
  failure_details: session.failureDetails,
  delivery_method: session.deliveryMethod,
  accessed_at: instantOrNull(session.accessedAt),
  completed_at: instantOrNull(session.completedAt),
  expires_at: instantText(session.expiresAt),
  created_at: instantText(session.createdAt),
  checks: session.checks.map(showCheck),
  checks_completed: session.checksCompleted,
  concerns_found: concerns(session.outcome),
  review_decision: session.latestDecision,
  contest: showContestState(session.contest),
});

/** A session in a list. */
export const showListItem = (item: SessionListItem) => ({
  session_id: item.id,
  status: item.status,
  outcome: item.outcome,
  failure_reason: item.failureReason,
  created_at: instantText(item.createdAt),
  completed_at: instantOrNull(item.completedAt),
  entity_id: item.entityId,
  entity_name: item.entityName,
  checks_completed: item.checksCompleted,
  concerns_found: concerns(item.outcome),
});

/** The same with the columns of the dashboard's list (`expand=desk`). */
export const showDeskItem = (item: SessionListItem) => ({
  ...showListItem(item),
  external_id: item.externalId,
  email: item.email,
  verification_profile: item.profile,
  check_types: item.checkTypes,
  review_decision: item.latestDecision,
  assignee: item.assigneeId && { id: item.assigneeId, name: item.assigneeName ?? "" },
  expires_at: instantText(item.expiresAt),
});
