import { type EntityFilter, listEntities } from "../../entities/list-entities";
import { searchEntities } from "../../entities/search-entities";
import { invalid } from "../../errors";
import * as contract from "../contracts/entities";
import { wholeNumber } from "../dialects/whole-number";
import type { Endpoint, PageSizes } from "../endpoint";
import { flagFilter, momentFilter, shareFilter, textFilter, typeFilter } from "./entity-query";
import { showDeskEntity, showEntityItem } from "./entity-show";
import { choice } from "./query-choice";

const sizes: PageSizes = { limit: { default: 50, max: 200 }, pageSize: { default: 50, max: 100 } };

const given = <T extends object>(filter: T) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

export const listEntitiesEndpoint: Endpoint = {
  method: "GET",
  path: "/entities",
  summary: "List entities",
  scope: "entities:read",
  query: {
    entity_type: "individual or company",
    external_id: "Your own reference",
    is_primary: "true or false",
    screening_status: "Filter by screening status; looks through 50,000 entities a page",
    expand: "desk: with e-mail address and subtype",
    created_after: "Created at or after this time (ISO 8601)",
    created_before: "Created before this time (ISO 8601)",
    search:
      "Part of the name, the external id or the e-mail address; beyond the newest 50,000 entities: their beginning",
  },
  page: sizes,
  success: { status: 200, schema: (dialect) => dialect.listSchema(contract.entityListItem) },
  async run(ctx, { query, dialect }) {
    const filter: EntityFilter = given({
      entityType: typeFilter(query.entity_type),
      externalId: textFilter("external_id", query.external_id),
      isPrimary: flagFilter("is_primary", query.is_primary),
      screeningStatus: choice("screening_status", query.screening_status, contract.screeningStatus.options),
      createdAfter: momentFilter("created_after", query.created_after),
      createdBefore: momentFilter("created_before", query.created_before),
      search: textFilter("search", query.search),
    });
    const list = `entities ${JSON.stringify(filter)}`;
    const request = dialect.page(ctx, query, sizes, list);
    const page = await listEntities(ctx, filter, request);
    const show = choice("expand", query.expand, ["desk"]) ? showDeskEntity : showEntityItem;
    return { status: 200, body: dialect.list(ctx, request, page, list, show) };
  },
};

export const searchEntitiesEndpoint: Endpoint = {
  method: "GET",
  path: "/entities/search",
  summary: "Find entities by a similar name",
  scope: "entities:read",
  query: {
    q: "The name to look for",
    entity_type: "individual or company",
    limit: "Most results, 1 to 100 (10)",
    threshold: "Least similarity, 0 to 1 (0.7)",
  },
  success: { status: 200, schema: contract.foundEntities },
  async run(ctx, { query }) {
    const q = textFilter("q", query.q?.trim());
    if (!q) throw invalid({ q: ["This field is required."] });
    const found = await searchEntities(ctx, q, {
      ...given({ entityType: typeFilter(query.entity_type) }),
      limit: wholeNumber("limit", query.limit, { min: 1, max: 100, default: 10 }),
      threshold: shareFilter("threshold", query.threshold, 0.7),
    });
    return {
      status: 200,
      body: {
        query: q,
        results: found.map((e) => ({
          id: e.id,
          name: e.name,
          entity_type: e.entityType,
          entity_subtype: e.entitySubtype,
          similarity: e.similarity,
          is_primary: e.isPrimary,
        })),
      },
    };
  },
};
