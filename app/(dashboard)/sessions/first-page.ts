import { v2 } from "@/lib/api/dialects/v2";
import { listSessionsEndpoint } from "@/lib/api/operations/session-lists";
import { LIST_PARAMETERS, listQuery, type SessionPage } from "@/lib/client/session-list";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";

type Given = Record<string, string | string[] | undefined>;

/**
 * What the API would answer for the list at this address, for the first paint. An address that cannot be meant
 * (an old cursor, an unknown status) falls back to the whole list.
 */
export async function firstPage(ctx: Ctx, given: Given): Promise<{ query: string; page: SessionPage }> {
  const params = new URLSearchParams();
  for (const name of LIST_PARAMETERS) {
    const value = given[name];
    if (typeof value === "string") params.set(name, value);
  }
  try {
    return await load(ctx, params);
  } catch (error) {
    if (error instanceof DomainError && error.code === "VALIDATION_ERROR")
      return load(ctx, new URLSearchParams());
    throw error;
  }
}

async function load(ctx: Ctx, params: URLSearchParams) {
  const query = listQuery(params);
  const { body } = await listSessionsEndpoint.run(ctx, {
    params: {},
    query: Object.fromEntries(new URLSearchParams(query)),
    body: undefined,
    dialect: v2,
  });
  return { query, page: body as SessionPage };
}
