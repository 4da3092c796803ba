import { v2 } from "@/lib/api/dialects/v2";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";
import { encodeCursor } from "@/lib/paging/cursor";
import type { Page, PageRequest } from "@/lib/paging/page";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;
export const SIZES = { limit: { default: 50, max: 200 }, pageSize: { default: 50, max: 100 } };

/** What the address asks for; a damaged or foreign cursor means the first page. */
export async function pageRequest(ctx: Ctx, searchParams: SearchParams, list: string): Promise<PageRequest> {
  const given = await searchParams;
  const one = (name: string) => (typeof given[name] === "string" ? given[name] : undefined);
  try {
    return v2.page(ctx, { after: one("after"), before: one("before") }, SIZES, list);
  } catch (error) {
    if (error instanceof DomainError) return v2.page(ctx, {}, SIZES, list);
    throw error;
  }
}

/** Cursors of the pages beside this one. */
export function pageCursors(ctx: Ctx, page: Page<unknown>, list: string) {
  const bound = `${ctx.tenantId} ${ctx.mode} ${list}`;
  return {
    newer: page.prev && encodeCursor(bound, page.prev),
    older: page.next && encodeCursor(bound, page.next),
  };
}
