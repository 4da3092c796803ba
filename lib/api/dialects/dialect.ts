import type { z } from "zod";
import type { Ctx } from "../../context";
import type { Page, PageRequest } from "../../paging/page";
import type { PageSizes, Query } from "../endpoint";

type ReviewsView = {
  about: { session_id: string; entity_id: string; session_status: string; session_outcome: string };
  items: object[];
  latest: string | null;
};

/**
 * All that v1 and v2 differ in: how a page is asked for, the envelope of a list, and the array of reviews.
 * `list` names the list with its filters; a cursor is only good for the list it came from.
 */
export interface Dialect {
  readonly name: "v1" | "v2";
  readonly pageParameters: Record<string, string>;
  page(ctx: Ctx, query: Query, sizes: PageSizes, list: string): PageRequest;
  list<Row>(
    ctx: Ctx,
    request: PageRequest,
    page: Page<Row>,
    list: string,
    show: (row: Row) => object,
  ): object;
  listSchema(item: z.ZodType): z.ZodType;
  reviews(view: ReviewsView): object;
  reviewsSchema: z.ZodType;
}
