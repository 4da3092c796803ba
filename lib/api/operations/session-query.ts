import type { SessionFilter } from "../../verification/list-sessions";
import { profileName } from "../contracts/queue";
import { checkType, decision, sessionOutcome, sessionStatus } from "../contracts/sessions";
import type { Query } from "../endpoint";
import { momentFilter, textFilter } from "./entity-query";
import { assigneeFilter, choice } from "./query-choice";

const LOOKED_THROUGH = "looks through 50,000 sessions a page";

/** Filters of session lists, for OpenAPI. */
export const SESSION_QUERY = {
  status: "Filter by session status",
  outcome: "Filter by outcome",
  decision: `A person's latest decision, or none (none: ${LOOKED_THROUGH})`,
  check_type: `Only sessions with this check; ${LOOKED_THROUGH}`,
  profile: `Filter by profile; ${LOOKED_THROUGH}`,
  assignee: "me, nobody, me_or_nobody, or a person's id",
  expand: "desk: with reference, e-mail address, profile, check types, decision, assignee and expiry",
  created_after: "Created at or after this time (ISO 8601)",
  created_before: "Created before this time (ISO 8601)",
  completed_after: `Completed at or after this time; ${LOOKED_THROUGH}`,
  completed_before: `Completed before this time; ${LOOKED_THROUGH}`,
  search:
    "Beginning of a name, last name, e-mail address, reference or session id, or a whole document number; the newest 50 sessions of at most 500 people",
};

/** The filter that a list's address asks for. VALIDATION_ERROR names what cannot be meant. */
export function sessionFilter(query: Query): SessionFilter {
  const filter = {
    status: choice("status", query.status, sessionStatus.options),
    outcome: choice("outcome", query.outcome, sessionOutcome.options),
    decision: choice("decision", query.decision, [...decision.options, "none"] as const),
    checkType: choice("check_type", query.check_type, checkType.options),
    profile: choice("profile", query.profile, profileName.options),
    assignee: assigneeFilter(query.assignee),
    createdAfter: momentFilter("created_after", query.created_after),
    createdBefore: momentFilter("created_before", query.created_before),
    completedAfter: momentFilter("completed_after", query.completed_after),
    completedBefore: momentFilter("completed_before", query.completed_before),
    search: textFilter("search", query.search?.trim()),
  };
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  ) as SessionFilter;
}
