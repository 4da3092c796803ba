import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/context";
import { startApi, type TestApi } from "../../fixtures/api";
import { Redirected } from "../../fixtures/next-request";
import { fingerprint } from "../refusals/expect-refusal";
import { MODES, type Mode, makeScene, ROLES, type Scene } from "./access-scene";
import { mayEnter, type Needs, ROUTES } from "./access-table";
import { findRoutes } from "./entrances";

let api: TestApi;
let scene: Scene;
const routes = await findRoutes();

beforeAll(async () => {
  api = await startApi();
  scene = await makeScene(api);
});
afterAll(() => api.close());

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

/** Calls the handler with these headers; the status, or where it sends the browser. */
async function call(name: string, headers: Record<string, string>, mode: Mode): Promise<number | string> {
  const route = routes.find((r) => r.name === name);
  const entry = ROUTES[name];
  if (!route || !entry) throw new Error(name);
  const module = (await import(route.file)) as Record<string, Handler>;
  const known: Record<string, string> = {
    ...{ sessionId: scene.ids.session_id ?? "", mediaId: scene.ids.media_id ?? "" },
    ...{ step: "document_front", version: "v2.json", file: "swagger-ui.css" },
  };
  const path = name.replace(/^\w+ /, "").replace(/\[(\w+)\]/g, (_, key: string) => known[key] ?? key);
  const request = new Request(`http://127.0.0.1:3000${path}/${entry.query ?? `?mode=${mode}`}`, {
    method: route.exported,
    headers: { ...headers, "content-type": "application/json" },
    ...(route.exported === "POST" ? { body: JSON.stringify(entry.body ?? {}) } : {}),
  });
  try {
    const response = await module[route.exported]?.(request, { params: Promise.resolve(known) });
    const text = (await response?.text()) ?? "";
    // A body that says too little would hide who may come in.
    expect(text).not.toContain("VALIDATION_ERROR");
    return response?.status ?? 0;
  } catch (error) {
    if (error instanceof Redirected) return error.to;
    throw error;
  }
}

async function callInVain(name: string, headers: Record<string, string>, mode: Mode = "test") {
  const before = await fingerprint(api.owner);
  const came = await call(name, headers, mode);
  expect(await fingerprint(api.owner), `${name} wrote although it refused`).toEqual(before);
  return came;
}

const pairs = MODES.flatMap((mode) => ROLES.map((role) => [role, mode] as [Role, Mode]));
const tried = Object.entries(ROUTES).filter(
  ([, e]) => !e.provenBy && e.needs !== "each endpoint has its own entry",
);

describe.each(tried)("%s", (name, entry) => {
  if (entry.needs === "applicant") {
    test("neither nobody nor any sign-in opens it: only the link or the device", async () => {
      for (const who of [null, ...ROLES]) {
        const came = await callInVain(name, await scene.visit(who, "test"));
        expect([400, 401, 403, 404], `${who}`).toContain(came);
      }
    });
    return;
  }
  if (entry.needs === "anyone") {
    test("answers nobody in particular", async () => {
      const came = await call(name, await scene.visit(null, "test"), "test");
      // The callback knows by its signature, and there is none; nothing is ready without a worker.
      expect([200, 400, 401, 404, 503]).toContain(came);
    });
    if (entry.ownPages)
      test("answers no other site", async () => {
        const headers = await scene.visit("admin", "test", { site: "cross-site" });
        expect(await callInVain(name, headers)).toBe(403);
      });
    return;
  }
  const needs = entry.needs as Needs;
  test("nobody is refused or sent to sign in", async () => {
    const came = await callInVain(name, await scene.visit(null, "test"));
    expect([401, "/sign-in/"]).toContain(came);
  });
  test("a second factor that the tenant asks for is not passed by", async () => {
    const set = (required: boolean) =>
      api.owner`update tenants set settings = ${JSON.stringify({ requireSecondFactor: required })}::text::jsonb where id = ${scene.tenant.id}`;
    await set(true);
    try {
      const came = await callInVain(name, await scene.visit("admin", "test"));
      expect([403, "/account/"]).toContain(came);
    } finally {
      await set(false);
    }
  });
  for (const [role, mode] of pairs) {
    if (mayEnter(needs, role, mode))
      test(`${role}, ${mode}: comes in`, async () => {
        const came = await call(name, await scene.visit(role, mode), mode);
        // What is in the other mode, or has no file behind it, is not there: but nobody is turned away.
        expect([200, 404, 410, 500]).toContain(came);
      });
    else
      test(`${role}, ${mode}: refused, and nothing is written`, async () => {
        expect(await callInVain(name, await scene.visit(role, mode), mode)).toBe(403);
      });
  }
});
