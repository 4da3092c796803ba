import type { Ctx } from "../../context";
import type { Page, PageRequest } from "../../paging/page";
import {
  listEntitySessions,
  listSessions,
  type SessionFilter,
  type SessionListItem,
} from "../../verification/list-sessions";
import * as contract from "../contracts/sessions";
import type { Endpoint, Incoming, PageSizes } from "../endpoint";
import { choice } from "./query-choice";
import { SESSION_QUERY, sessionFilter } from "./session-query";
import { showDeskItem, showListItem } from "./show-session";

type Fetch = (ctx: Ctx, filter: SessionFilter & { page: PageRequest }) => Promise<Page<SessionListItem>>;

async function answer(
  ctx: Ctx,
  incoming: Incoming<undefined>,
  sizes: PageSizes,
  entityId: string | undefined,
  fetch: Fetch,
) {
  const { query, dialect } = incoming;
  const filter = { ...sessionFilter(query), ...(entityId === undefined ? {} : { entityId }) };
  const list = `sessions ${JSON.stringify(filter)}`;
  const request = dialect.page(ctx, query, sizes, list);
  const page = await fetch(ctx, { ...filter, page: request });
  const show = choice("expand", query.expand, ["desk"]) ? showDeskItem : showListItem;
  return { status: 200, body: dialect.list(ctx, request, page, list, show) };
}

const all: PageSizes = { limit: { default: 50, max: 200 }, pageSize: { default: 50, max: 100 } };
const ofEntity: PageSizes = { limit: { default: 10, max: 200 }, pageSize: { default: 50, max: 100 } };

export const listSessionsEndpoint: Endpoint = {
  method: "GET",
  path: "/verification/sessions/list",
  summary: "List all sessions",
  scope: "sessions:read",
  query: { ...SESSION_QUERY, entity_id: "Filter by entity" },
  page: all,
  success: { status: 200, schema: (dialect) => dialect.listSchema(contract.listedSession) },
  run: (ctx, incoming) =>
    answer(ctx, incoming, all, incoming.query.entity_id?.toLowerCase() || undefined, listSessions),
};

export const listEntitySessionsEndpoint: Endpoint = {
  method: "GET",
  path: "/entities/:entity_id/verification-sessions",
  summary: "List an entity's sessions",
  scope: "sessions:read",
  query: SESSION_QUERY,
  page: ofEntity,
  success: { status: 200, schema: (dialect) => dialect.listSchema(contract.listedSession) },
  run: (ctx, incoming) => {
    const entityId = (incoming.params.entity_id ?? "").toLowerCase();
    return answer(ctx, incoming, ofEntity, entityId, (c, filter) =>
      listEntitySessions(c, { ...filter, entityId }),
    );
  },
};
