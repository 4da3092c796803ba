import { COUNT_LIMIT } from "../../paging/page";
import { offsetPage } from "../contracts/pages";
import { reviewsV1 } from "../contracts/reviews";
import type { Dialect } from "./dialect";
import { wholeNumber } from "./whole-number";

/** The deepest page v1 can ask for: an offset costs what it skips. */
const MAX_OFFSET = 1_000_000;

export const v1: Dialect = {
  name: "v1",
  pageParameters: {
    limit: "Results per page",
    offset: `How many to skip (at most ${MAX_OFFSET}). \`count\` is exact up to ${COUNT_LIMIT} and stays there.`,
  },
  page: (_ctx, query, sizes) => ({
    kind: "offset",
    limit: wholeNumber("limit", query.limit, { min: 1, ...sizes.limit }),
    offset: wholeNumber("offset", query.offset, { min: 0, max: MAX_OFFSET, default: 0 }),
  }),
  list: (_ctx, request, page, _list, show) => ({
    count: page.total ?? 0,
    limit: request.kind === "offset" ? request.limit : page.rows.length,
    offset: request.kind === "offset" ? request.offset : 0,
    results: page.rows.map(show),
  }),
  listSchema: offsetPage,
  reviews: ({ about, items, latest }) => ({
    ...about,
    reviews: items,
    total_reviews: items.length,
    latest_decision: latest,
  }),
  reviewsSchema: reviewsV1,
};
