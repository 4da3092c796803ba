import { z } from "zod";
import { env } from "../env";
import { errorBody } from "./contracts/error";
import type { Dialect } from "./dialects/dialect";
import type { Endpoint } from "./endpoint";
import { ENDPOINTS } from "./endpoints";

type Json = Record<string, unknown>;

const REFUSALS: Record<number, string> = {
  400: "Invalid fields, or not possible in this state",
  401: "Missing or invalid API key",
  403: "Not allowed with this key",
  404: "Not found",
  409: "Conflict",
  429: "Too many requests",
};

/** OpenAPI 3.1 of one version, made from the same zod contracts that parse requests and serialise answers. */
export function openApi(dialect: Dialect): Json {
  const components: Record<string, Json> = {};
  const schemaOf = (schema: z.ZodType, io: "input" | "output"): Json => {
    const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
    const id = schema.meta()?.id;
    if (!id) return json;
    const { id: _id, ...definition } = json;
    components[id] = definition;
    return { $ref: `#/components/schemas/${id}` };
  };
  const paths: Record<string, Json> = {};
  for (const endpoint of ENDPOINTS) {
    const path = `${endpoint.path.replace(/:(\w+)/g, "{$1}")}/`;
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, dialect, schemaOf) };
  }
  schemaOf(errorBody, "output");
  return {
    openapi: "3.1.0",
    info: {
      title: "Veridesk identity verification API",
      version: dialect.name,
      license: { name: "Apache License 2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: `${env().BASE_URL.replace(/\/$/, "")}/api/${dialect.name}` }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        apiKey: { type: "http", scheme: "bearer", description: "vdk_test_… or vdk_live_…" },
      },
    },
  };
}

function operation(
  endpoint: Endpoint,
  dialect: Dialect,
  schemaOf: (schema: z.ZodType, io: "input" | "output") => Json,
): Json {
  const { success } = endpoint;
  const schema = typeof success.schema === "function" ? success.schema(dialect) : success.schema;
  const fixed = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const named = { ...endpoint.query, ...(endpoint.page ? dialect.pageParameters : {}) };
  const query = Object.entries(named).map(([name, description]) => ({
    name,
    in: "query",
    description,
    schema: { type: "string" },
  }));
  const idempotency =
    endpoint.method === "GET"
      ? []
      : [
          {
            name: "Idempotency-Key",
            in: "header",
            description: "1 to 255 visible ASCII characters; 24 hours.",
            schema: { type: "string" },
          },
        ];
  const error = { "application/json": { schema: { $ref: "#/components/schemas/Error" } } };
  return {
    operationId: `${endpoint.method.toLowerCase()}${endpoint.path.replace(/\/:?(\w)/g, (_, c: string) => c.toUpperCase()).replace(/\W|_/g, "")}`,
    summary: endpoint.summary,
    tags: [endpoint.path.startsWith("/test/") ? "Test mode" : (endpoint.path.split("/")[1] ?? "")],
    ...(endpoint.scope === "public" ? { security: [] } : {}),
    ...(endpoint.scope && endpoint.scope !== "public" ? { description: `Scope: \`${endpoint.scope}\`` } : {}),
    parameters: [...fixed, ...query, ...idempotency],
    ...(endpoint.body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(endpoint.body, "input") } },
          },
        }
      : {}),
    responses: {
      [success.status]: {
        description: "Success",
        content: { "application/json": { schema: schemaOf(schema, "output") } },
      },
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([status, description]) => [status, { description, content: error }]),
      ),
    },
  };
}
