import type { z } from "zod";
import type { Ctx } from "../../context";
import { instantOrNull, instantText } from "../../format/instant";
import { assignSession } from "../../queue/assign-session";
import { claimNext } from "../../queue/claim-next";
import { claimSession } from "../../queue/claim-session";
import { countQueue } from "../../queue/count-queue";
import { listQueue } from "../../queue/list-queue";
import { listReviewers } from "../../queue/list-reviewers";
import type { QueueFilter } from "../../queue/queue-filter";
import type { QueueItem } from "../../queue/queue-item";
import { releaseSession } from "../../queue/release-session";
import * as contract from "../contracts/queue";
import { checkType, sessionOutcome } from "../contracts/sessions";
import type { Endpoint, Incoming, PageSizes, Query } from "../endpoint";
import { assigneeFilter, choice } from "./query-choice";

const sizes: PageSizes = { limit: { default: 50, max: 200 }, pageSize: { default: 50, max: 100 } };

const showItem = (item: QueueItem) => ({
  session_id: item.id,
  entity_id: item.entityId,
  entity_name: item.entityName,
  status: item.status,
  outcome: item.outcome,
  verification_profile: item.profile,
  check_types: item.checkTypes,
  queued_at: instantText(item.queuedAt),
  due_at: instantText(item.dueAt),
  reason: item.reason,
  reason_text: item.sentence,
  risk: item.risk,
  assignee: item.assignee,
  claim: item.claim && { id: item.claim.id, name: item.claim.name, until: instantText(item.claim.until) },
});

function filterOf(query: Query): QueueFilter {
  const filter = {
    reason: choice("reason", query.reason, contract.queueReason.options),
    outcome: choice("outcome", query.outcome, sessionOutcome.options),
    profile: choice("profile", query.profile, contract.profileName.options),
    checkType: choice("check_type", query.check_type, checkType.options),
    assignee: assigneeFilter(query.assignee),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as QueueFilter;
}

export const listQueueEndpoint: Endpoint = {
  method: "GET",
  path: "/queue",
  summary: "List what waits for a person, riskiest first, then oldest",
  scope: "reviews:read",
  query: {
    reason: "Why it waits",
    outcome: "Filter by outcome",
    profile: "Filter by profile",
    check_type: "Only sessions with this check",
    assignee: "me, nobody, me_or_nobody, or a person's id",
  },
  page: sizes,
  success: { status: 200, schema: (dialect) => dialect.listSchema(contract.queueItem) },
  async run(ctx, { query, dialect }) {
    const filter = filterOf(query);
    const list = `queue ${JSON.stringify(filter)}`;
    const request = dialect.page(ctx, query, sizes, list);
    const page = await listQueue(ctx, { ...filter, page: request });
    return { status: 200, body: dialect.list(ctx, request, page, list, showItem) };
  },
};

export const countQueueEndpoint: Endpoint = {
  method: "GET",
  path: "/queue/counts",
  summary: "Count what waits for a person",
  scope: "reviews:read",
  success: { status: 200, schema: contract.queueCounts },
  async run(ctx) {
    const { oldestQueuedAt, ...counts } = await countQueue(ctx);
    return { status: 200, body: { ...counts, oldest_queued_at: instantOrNull(oldestQueuedAt) } };
  },
};

export const listReviewersEndpoint: Endpoint = {
  method: "GET",
  path: "/queue/reviewers",
  summary: "List the people work can be assigned to",
  scope: "reviews:read",
  success: { status: 200, schema: contract.reviewers },
  run: async (ctx) => ({ status: 200, body: { results: await listReviewers(ctx) } }),
};

export const takeNextEndpoint: Endpoint = {
  method: "POST",
  path: "/queue/next",
  summary: "Claim the next session that is free; nobody else gets it",
  scope: "reviews:write",
  body: contract.nextBody,
  success: { status: 200, schema: contract.nextTaken },
  async run(ctx, { body }: Incoming<z.infer<typeof contract.nextBody>>) {
    const taken = await claimNext(ctx, body.current_session_id ?? null);
    return { status: 200, body: { session_id: taken?.sessionId ?? null } };
  },
};

const onSession = (verb: string, summary: string) => ({
  method: "POST" as const,
  path: `/verification/sessions/:session_id/${verb}`,
  summary,
  scope: "reviews:write" as const,
});
const sessionId = (incoming: Incoming<unknown>) => incoming.params.session_id ?? "";

export const claimEndpoint: Endpoint = {
  ...onSession("claim", "Claim a queued session, or renew the claim; it lapses after five minutes"),
  success: { status: 200, schema: contract.claimed },
  async run(ctx: Ctx, incoming) {
    const { sessionId: id, until } = await claimSession(ctx, sessionId(incoming));
    return { status: 200, body: { session_id: id, claimed_until: instantText(until) } };
  },
};

export const releaseEndpoint: Endpoint = {
  ...onSession("release", "Give a claim back"),
  success: { status: 200, schema: contract.released },
  async run(ctx: Ctx, incoming) {
    const { sessionId: id } = await releaseSession(ctx, sessionId(incoming));
    return { status: 200, body: { session_id: id } };
  },
};

export const assignEndpoint: Endpoint = {
  ...onSession("assign", "Say whose work a session is"),
  body: contract.assignBody,
  success: { status: 200, schema: contract.assigned },
  async run(ctx: Ctx, incoming: Incoming<z.infer<typeof contract.assignBody>>) {
    const input = { sessionId: sessionId(incoming), assigneeId: incoming.body.assignee_id };
    const done = await assignSession(ctx, input);
    return { status: 200, body: { session_id: done.sessionId, assignee: done.assignee } };
  },
};
