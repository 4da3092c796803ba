import { v2 } from "@/lib/api/dialects/v2";
import type { Endpoint } from "@/lib/api/endpoint";
import { listQuery } from "@/lib/client/list-query";
import type { Ctx } from "@/lib/context";
import { DomainError } from "@/lib/errors";

type Given = Record<string, string | string[] | undefined>;

/**
 * What the API would answer for the list at this address, for the first paint. An address that cannot be meant
 * (an old cursor, an unknown status) falls back to the whole list.
 */
export async function firstPage<Page>(
  ctx: Ctx,
  endpoint: Endpoint,
  names: readonly string[],
  given: Given,
): Promise<{ query: string; page: Page }> {
  const params = new URLSearchParams();
  for (const name of names) {
    const value = given[name];
    if (typeof value === "string") params.set(name, value);
  }
  const load = async (asked: URLSearchParams) => {
    const query = listQuery(names, asked);
    const { body } = await endpoint.run(ctx, {
      params: {},
      query: { ...Object.fromEntries(new URLSearchParams(query)), expand: "desk" },
      body: undefined,
      dialect: v2,
    });
    return { query, page: body as Page };
  };
  try {
    return await load(params);
  } catch (error) {
    if (error instanceof DomainError && error.code === "VALIDATION_ERROR") return load(new URLSearchParams());
    throw error;
  }
}
