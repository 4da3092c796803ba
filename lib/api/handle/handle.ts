import type { Context } from "hono";
import { noteRequest } from "../../api-keys/note-request";
import { allows } from "../../authorize";
import type { Ctx } from "../../context";
import { database } from "../../database";
import { DomainError } from "../../errors";
import { newId } from "../../ids";
import { measure } from "../../telemetry/measure";
import { traced } from "../../telemetry/traced";
import { resolveAhead } from "../../webhooks/guard-url";
import type { Dialect } from "../dialects/dialect";
import type { Endpoint, Query } from "../endpoint";
import { type ErrorAnswer, errorAnswer } from "./answer";
import { type Caller, identify } from "./caller";
import { fieldErrors } from "./field-errors";
import { idempotencyKey, once } from "./idempotency";
import { countRequest } from "./rate-limit";
import { isStorable, parseBody, readBody } from "./read-body";

/** Of every answer: JSON and nothing else, kept by nobody on the way. */
const JSON_HEADERS = {
  "Content-Type": "application/json",
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
};

/** What node:http's mount passes along; absent under Next. */
type Bindings = { incoming?: { socket?: { remoteAddress?: string } } };

/** What is known of a request once it is answered. */
type Seen = { requestId: string; started: number; caller: Caller | undefined };

/**
 * One endpoint of one version as a fetch handler: request id → caller → limits → permission → parse → idempotency →
 * operation → serialise → map errors. Every response is JSON and carries X-Request-Id.
 */
export function handle(endpoint: Endpoint, dialect: Dialect) {
  const schema =
    typeof endpoint.success.schema === "function"
      ? endpoint.success.schema(dialect)
      : endpoint.success.schema;
  const answer = async (c: Context<{ Bindings: Bindings }>, seen: Seen): Promise<Response> => {
    const request = c.req.raw;
    const { requestId } = seen;
    const headers: Record<string, string> = { ...JSON_HEADERS, "X-Request-Id": requestId };
    let caller: Caller | undefined;
    try {
      caller =
        endpoint.scope === "public"
          ? undefined
          : await identify(database(), request, c.env?.incoming?.socket?.remoteAddress);
      seen.caller = caller;
      if (caller) countRequest(caller, headers);
      if (
        caller &&
        endpoint.scope &&
        endpoint.scope !== "public" &&
        !allows(caller.actor, caller.mode, endpoint.scope)
      ) {
        throw new DomainError("PERMISSION_DENIED", "You do not have permission to do this.", {
          details: { required: endpoint.scope },
        });
      }
      const ctx = contextOf(caller, requestId);
      // What no column can hold names nothing: the verb says so in its own words, as for any unknown id.
      const given = Object.entries(c.req.param() as Record<string, string>);
      const params = Object.fromEntries(given.map(([name, id]) => [name, isStorable(id) ? id : ""]));
      const text = request.method === "GET" ? "" : await readBody(request);
      const incoming = { params, query: queryOf(c), body: parse(endpoint, text), dialect };
      const work = async (inner: Ctx) => {
        const { status, body } = await endpoint.run(inner, incoming);
        return { status, body: schema.parse(body) as object };
      };
      const key = request.method === "GET" || !caller ? undefined : idempotencyKey(request);
      if (key === undefined || endpoint.direct) {
        const { status, body } = await work(ctx);
        return new Response(JSON.stringify(body), { status, headers });
      }
      // DNS may take seconds: not while a connection is held. What it says is judged inside.
      await Promise.all((endpoint.urls?.(incoming.body) ?? []).map((url) => url && resolveAhead(url)));
      const path = c.req.path.replace(/\/$/, "");
      const stored = await once(ctx, { method: request.method, path, key, body: text }, requestId, work);
      if (stored.replayed) headers["Idempotent-Replayed"] = "true";
      return new Response(recode(stored, caller), { status: stored.status, headers });
    } catch (error) {
      return errorResponse(errorAnswer(error, requestId, caller?.errorCodes ?? "documented"), headers);
    }
  };
  return async (c: Context<{ Bindings: Bindings }>): Promise<Response> => {
    const seen: Seen = { requestId: newId(), started: performance.now(), caller: undefined };
    const parent = c.req.raw.headers.get("traceparent");
    const response = await traced(`${endpoint.method} ${endpoint.path}`, { parent }, () => answer(c, seen));
    observe(endpoint, seen, response.status);
    return response;
  };
}

/** For metrics, and for the log of the key that called. */
function observe(endpoint: Endpoint, { requestId, started, caller }: Seen, status: number): void {
  const durationMs = performance.now() - started;
  const { method, path } = endpoint;
  measure()?.request(path, method, status, durationMs / 1000);
  if (caller?.actor.type !== "apiKey") return;
  const { tenantId, mode, actor } = caller;
  noteRequest(database(), {
    tenantId,
    mode,
    id: requestId,
    keyId: actor.id,
    method,
    path,
    status,
    durationMs,
  });
}

/** An ErrorAnswer as a Response. */
export function errorResponse(answer: ErrorAnswer, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(answer.body), {
    status: answer.status,
    headers: { ...headers, ...answer.headers },
  });
}

function contextOf(caller: Caller | undefined, requestId: string): Ctx {
  return {
    database: database(),
    tenantId: caller?.tenantId ?? "",
    mode: caller?.mode ?? "test",
    actor: caller?.actor ?? { type: "system", name: "public" },
    requestId,
    now: () => new Date(),
  };
}

function queryOf(c: Context): Query {
  const query = c.req.query() as Query;
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && !isStorable(value)) {
      throw new DomainError("VALIDATION_ERROR", "Validation failed.", {
        fields: { [name.slice(0, 60)]: ["Contains characters that are not allowed."] },
      });
    }
  }
  return query;
}

function parse(endpoint: Endpoint, text: string): unknown {
  const body = parseBody(text);
  if (!endpoint.body) return undefined;
  const parsed = endpoint.body.safeParse(body, { reportInput: true });
  if (!parsed.success) throw fieldErrors(parsed.error);
  return parsed.data;
}

/** Stored refusals carry documented codes; a key that asked for lower-case ones gets them on a replay as well. */
function recode(answer: { status: number; text: string }, caller: Caller | undefined): string {
  if (answer.status < 400 || caller?.errorCodes !== "lowercase") return answer.text;
  const body = JSON.parse(answer.text) as { code: string };
  return JSON.stringify({ ...body, code: body.code.toLowerCase() });
}
