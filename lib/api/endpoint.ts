import type { z } from "zod";
import type { Action } from "../authorize";
import type { Ctx } from "../context";
import type { Dialect } from "./dialects/dialect";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Query = Record<string, string | undefined>;

/** What an operation is given: parsed, but still in public names. */
export type Incoming<Body> = {
  params: Record<string, string>;
  query: Query;
  body: Body;
  dialect: Dialect;
};
export type Answer = { status: number; body: object };

/** One documented endpoint, whatever the version: what it is called, what it needs, what it does. */
export type Endpoint = {
  method: Method;
  /** Below /api/v1 and /api/v2; parameters as `:name`. */
  path: string;
  summary: string;
  /** What the caller must be allowed; null: any valid caller; "public": nobody needs to be known. */
  scope: Action | null | "public";
  /** Query parameters besides those of a page, by name, for OpenAPI. */
  query?: Record<string, string>;
  /** "page": takes the dialect's page parameters (default and greatest size for each form). */
  page?: PageSizes;
  body?: z.ZodType;
  /** Talks to others for seconds, so it holds no transaction: an Idempotency-Key is accepted and a repeat runs again. */
  direct?: true;
  /** URLs of the body that the operation will judge: their hosts are resolved before a transaction opens. */
  // biome-ignore lint/suspicious/noExplicitAny: as in run
  urls?: (body: any) => (string | null | undefined)[];
  success: { status: number; schema: z.ZodType | ((dialect: Dialect) => z.ZodType) };
  // biome-ignore lint/suspicious/noExplicitAny: each operation names the body its own contract parsed
  run: (ctx: Ctx, incoming: Incoming<any>) => Promise<Answer>;
};

/** Default and greatest page sizes; v1 calls them limit, v2 page_size. */
export type PageSizes = {
  limit: { default: number; max: number };
  pageSize: { default: number; max: number };
};
