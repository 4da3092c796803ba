import type { Ctx } from "../context";
import { callingPerson } from "../queue/calling-person";
import type { SessionStatus } from "./session-state";

export type SessionFilter = {
  status?: SessionStatus;
  outcome?: string;
  entityId?: string;
  /** A person's latest decision; `none`: nobody decided. */
  decision?: "approved" | "rejected" | "flagged" | "pending" | "none";
  /** Sessions that have this check. */
  checkType?: string;
  profile?: string;
  /** `me`, `nobody`, `me_or_nobody`, or a person's id. */
  assignee?: string;
  /** At or after, and before. */
  createdAfter?: Date;
  createdBefore?: Date;
  completedAfter?: Date;
  completedBefore?: Date;
  /** Beginning of a name, last name, e-mail address, reference or session id, or a whole document number. */
  search?: string;
};

type Bind = (value: string | Date) => string;
/** SQL about verification_sessions; `branches` are disjoint parts of the list, each served by an index. */
export type FilterSql = {
  branches: string[];
  /** Holds for all branches, and no index serves it together with them. Empty: nothing. */
  residual: string;
};

/**
 * The filter as SQL. One index drives: of the entity, of the person it is assigned to, of a decision, of the profile,
 * of status and outcome, or the plain one, whichever is narrowest. What it does not cover is left to be looked for in what it yields.
 */
export function filterSql(ctx: Ctx, filter: SessionFilter, bind: Bind): FilterSql {
  const person = filter.assignee && !["nobody", "me_or_nobody"].includes(filter.assignee);
  const conditions = {
    entity: filter.entityId ? `entity_id = ${bind(filter.entityId)}::uuid` : "",
    person: person ? `assignee_id = ${bind(personId(ctx, filter.assignee ?? ""))}::uuid` : "",
    decision: decisionSql(filter, bind),
    outcome: filter.outcome ? `outcome = ${bind(filter.outcome)}` : "",
    profile: filter.profile ? `profile = ${bind(filter.profile)}` : "",
  };
  const statuses = statusSql(ctx, filter.status, bind);
  const decided = filter.decision && filter.decision !== "none" ? conditions.decision : "";
  // A profile drives where nothing narrower does: with a status or an outcome it is looked for among those.
  const profile = filter.status || filter.outcome ? "" : conditions.profile;
  const narrow = conditions.entity || conditions.person || decided || profile;
  const range = [
    "tenant_id = $1 and mode = $2",
    filter.createdAfter ? `created_at >= ${bind(filter.createdAfter)}` : "",
    // What was completed before a moment was created before it.
    filter.createdBefore ? `created_at < ${bind(filter.createdBefore)}` : "",
    filter.completedBefore ? `created_at < ${bind(filter.completedBefore)}` : "",
  ];
  const rest = [
    filter.checkType ? `${bind(filter.checkType)} = any (check_types)` : "",
    filter.completedAfter ? `completed_at >= ${bind(filter.completedAfter)}` : "",
    filter.completedBefore ? `completed_at < ${bind(filter.completedBefore)}` : "",
    filter.assignee === "nobody" ? "assignee_id is null" : "",
    filter.assignee === "me_or_nobody"
      ? `(assignee_id is null or assignee_id = ${bind(personId(ctx, "me"))}::uuid)`
      : "",
    ...[conditions.person, conditions.decision, conditions.profile].filter(
      (condition) => condition !== narrow,
    ),
  ];
  const and = (parts: readonly string[]) => parts.filter(Boolean).join(" and ");
  if (narrow) {
    const status = statuses.length > 0 ? `(${statuses.join(" or ")})` : "";
    // An entity's sessions are few: with status and outcome they need no second look.
    const few = narrow === conditions.entity ? [conditions.outcome, status] : [];
    const later = narrow === conditions.entity ? [] : [conditions.outcome, status];
    return { branches: [and([...range, narrow, ...few])], residual: and([...rest, ...later]) };
  }
  const branches = (statuses.length > 0 ? statuses : [""]).map((status) =>
    and([...range, conditions.outcome, status]),
  );
  return { branches, residual: and(rest) };
}

const personId = (ctx: Ctx, assignee: string): string =>
  assignee === "me" ? callingPerson(ctx).id : assignee;

function decisionSql(filter: SessionFilter, bind: Bind): string {
  if (!filter.decision) return "";
  return filter.decision === "none"
    ? "latest_decision is null"
    : `latest_decision = ${bind(filter.decision)}`;
}

/** A session past `expires_at` counts as expired, swept or not. */
function statusSql(ctx: Ctx, status: SessionStatus | undefined, bind: Bind): string[] {
  if (status === "pending" || status === "accessed")
    return [`status = ${bind(status)} and expires_at > ${bind(ctx.now())}`];
  if (status === "expired")
    return ["status = 'expired'", `status in ('pending', 'accessed') and expires_at <= ${bind(ctx.now())}`];
  return status ? [`status = ${bind(status)}`] : [];
}
