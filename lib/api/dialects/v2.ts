import type { Ctx } from "../../context";
import { invalid } from "../../errors";
import { instantText } from "../../format/instant";
import { decodeCursor, encodeCursor, type Position } from "../../paging/cursor";
import { cursorPage } from "../contracts/pages";
import { reviewsV2 } from "../contracts/reviews";
import type { Dialect } from "./dialect";
import { wholeNumber } from "./whole-number";

const bound = (ctx: Ctx, list: string) => `${ctx.tenantId} ${ctx.mode} ${list}`;

export const v2: Dialect = {
  name: "v2",
  pageParameters: {
    after: "Cursor for the next page (from next_cursor)",
    before: "Cursor for the previous page (from prev_cursor)",
    page_size: "Results per page",
  },
  page(ctx, query, sizes, list) {
    const read = (name: "after" | "before"): Position | null => {
      const cursor = query[name];
      if (cursor === undefined || cursor === "") return null;
      const position = decodeCursor(bound(ctx, list), cursor);
      if (!position)
        throw invalid({ [name]: ["This cursor is damaged, or belongs to another list or other filters."] });
      return position;
    };
    const [after, before] = [read("after"), read("before")];
    if (after && before) throw invalid({ before: ["Give either after or before, not both."] });
    const size = wholeNumber("page_size", query.page_size, { min: 1, ...sizes.pageSize });
    return { kind: "cursor", size, after, before };
  },
  list: (ctx, _request, page, list, show) => ({
    has_more: page.next !== null,
    next_cursor: page.next && encodeCursor(bound(ctx, list), page.next),
    prev_cursor: page.prev && encodeCursor(bound(ctx, list), page.prev),
    results: page.rows.map(show),
    ...(page.walkedTo ? { searched_to: instantText(page.walkedTo) } : {}),
  }),
  listSchema: cursorPage,
  reviews: ({ about, items, latest }) => ({
    count: items.length,
    ...about,
    latest_decision: latest,
    results: items,
  }),
  reviewsSchema: reviewsV2,
};
