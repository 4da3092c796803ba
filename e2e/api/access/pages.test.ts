import { isValidElement, type ReactNode } from "react";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NoPermission } from "@/components/ui/no-permission";
import type { Role } from "@/lib/context";
import { startApi, type TestApi } from "../../fixtures/api";
import { Redirected } from "../../fixtures/next-request";
import { fingerprint } from "../refusals/expect-refusal";
import { MODES, type Mode, makeScene, ROLES, type Scene } from "./access-scene";
import { mayEnter, PAGES } from "./access-table";
import { findPages } from "./entrances";

let api: TestApi;
let scene: Scene;
const pages = findPages();

beforeAll(async () => {
  api = await startApi();
  scene = await makeScene(api);
});
afterAll(() => api.close());

/** Whether a page's tree holds the sentence for those who may not. */
function refuses(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(refuses);
  if (!isValidElement<Record<string, unknown>>(node)) return false;
  return node.type === NoPermission || Object.values(node.props).some(refuses);
}

type Page = (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<ReactNode>;

/** Asks for the page as the browser that was set last; it must write nothing. */
async function look(name: string): Promise<string> {
  const page = pages.find((p) => p.name === name);
  if (!page) throw new Error(name);
  const module = (await import(page.file)) as { default: Page };
  const params = {
    ...{ sessionId: scene.ids.session_id, endpointId: scene.ids.webhook_id },
    ...{ entityId: scene.ids.entity_id, deliveryId: scene.ids.delivery_id, tenantId: scene.tenant.id },
  };
  const before = await fingerprint(api.owner);
  try {
    const tree = await module.default({
      params: Promise.resolve(params),
      searchParams: Promise.resolve({}),
    });
    return refuses(tree) ? "refused" : "in";
  } catch (error) {
    if (error instanceof Redirected) return error.to;
    // The other mode's are not there; that is no refusal.
    if (error instanceof Error && error.message === "not found") return "in";
    throw error;
  } finally {
    expect(await fingerprint(api.owner), `${name} writes when it is looked at`).toEqual(before);
  }
}

const guarded = Object.entries(PAGES).filter(([, entry]) => entry.needs !== "anyone");

describe.each(guarded)("%s", (name, entry) => {
  test("nobody is sent to sign in", async () => {
    await scene.visit(null, "test");
    expect(await look(name)).toBe("/sign-in/");
  });
  test("a second factor that the tenant asks for is not passed by", async () => {
    const set = (required: boolean) =>
      api.owner`update tenants set settings = ${JSON.stringify({ requireSecondFactor: required })}::text::jsonb where id = ${scene.tenant.id}`;
    await set(true);
    try {
      await scene.visit("admin", "test");
      expect(await look(name)).toBe(entry.anyStrength ? "in" : "/account/");
    } finally {
      await set(false);
    }
  });
  test.each(MODES.flatMap((mode) => ROLES.map((role) => [role, mode] as [Role, Mode])))(
    "%s, %s",
    async (role, mode) => {
      await scene.visit(role, mode);
      const came = await look(name);
      if (mayEnter(entry.needs, role, mode)) expect(came).toMatch(/^in$|^\/settings\//);
      else expect(came).toBe("refused");
    },
  );
});
