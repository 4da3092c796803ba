import { Hono } from "hono";
import { DomainError, notFound } from "../errors";
import { newId } from "../ids";
import type { Dialect } from "./dialects/dialect";
import { v1 } from "./dialects/v1";
import { v2 } from "./dialects/v2";
import { ENDPOINTS } from "./endpoints";
import { errorAnswer } from "./handle/answer";
import { errorResponse, handle } from "./handle/handle";

export const DIALECTS: readonly Dialect[] = [v1, v2];

/**
 * The public API as one fetch handler that knows nothing of Next: mounted by app/api/v1 and v2, and by the
 * production server straight on node:http. `strict: false` serves every path with and without its last slash.
 */
export const api = new Hono({ strict: false });

for (const dialect of DIALECTS) {
  const base = `/api/${dialect.name}`;
  // Path by path, so that a fixed path which a later one's parameter also matches keeps its own methods only.
  for (const path of new Set(ENDPOINTS.map((e) => e.path))) {
    const own = ENDPOINTS.filter((e) => e.path === path);
    for (const endpoint of own) api.on(endpoint.method, `${base}${path}`, handle(endpoint, dialect));
    const allow = own.map((e) => e.method).join(", ");
    api.all(`${base}${path}`, () =>
      refuse(new DomainError("METHOD_NOT_ALLOWED", "Method not allowed."), { Allow: allow }),
    );
  }
}
api.notFound(() => refuse(notFound("Resource")));
api.onError((error) => refuse(error));

function refuse(error: unknown, headers: Record<string, string> = {}): Response {
  const requestId = newId();
  const envelope = { "Content-Type": "application/json", "X-Request-Id": requestId, ...headers };
  return errorResponse(errorAnswer(error, requestId, "documented"), envelope);
}
