import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/context";
import { startApi, type TestApi } from "../../fixtures/api";
import { Redirected } from "../../fixtures/next-request";
import { fingerprint } from "../refusals/expect-refusal";
import { MODES, type Mode, makeScene, ROLES, type Scene } from "./access-scene";
import { ACTIONS, mayEnter } from "./access-table";
import { findActions } from "./entrances";

let api: TestApi;
let scene: Scene;
const actions = await findActions();

beforeAll(async () => {
  api = await startApi();
  scene = await makeScene(api);
});
afterAll(() => api.close());

type Came = "in" | "refused" | "foreign" | "sign-in" | "second factor";

/** Calls the action as the browser that was set last, and says what came of it. */
async function call(name: string, who: Role | null): Promise<Came> {
  const action = actions.find((a) => a.name === name);
  const entry = ACTIONS[name];
  if (!action || !entry) throw new Error(name);
  const module = (await import(action.file)) as Record<string, (...args: unknown[]) => Promise<unknown>>;
  const args = entry.args?.({ scene, who: who ?? "reviewer" }) ?? [];
  try {
    const answer = JSON.stringify((await module[action.exported]?.(...args)) ?? {});
    if (answer.includes("You do not have permission to do this.")) return "refused";
    if (answer.includes("did not come from our own pages")) return "foreign";
    return "in";
  } catch (error) {
    if (!(error instanceof Redirected)) throw error;
    if (error.to === "/account/") return "second factor";
    return error.to.startsWith("/sign-in/") ? "sign-in" : "in";
  }
}

/** The same, and that it wrote nothing. */
async function callInVain(name: string, who: Role | null): Promise<Came> {
  const before = await fingerprint(api.owner);
  const came = await call(name, who);
  expect(await fingerprint(api.owner), `${name} wrote although it refused`).toEqual(before);
  return came;
}

describe.each(Object.entries(ACTIONS))("%s", (name, entry) => {
  const open = entry.needs === "anyone";

  if (!open)
    test("nobody is sent to sign in", async () => {
      await scene.visit(null, "test");
      expect(await callInVain(name, null)).toBe("sign-in");
    });

  test("another site's page gets nothing, whoever is signed in", async () => {
    for (const site of ["cross-site", "same-site", "none"]) {
      await scene.visit("admin", "test", { site });
      const came = await callInVain(name, "admin");
      // What answers nothing at all did nothing either: the fingerprint says so.
      expect(came).toBe(name.startsWith("frame-actions#") ? "in" : "foreign");
    }
  });

  if (!open)
    test("a second factor that the tenant asks for is not passed by", async () => {
      const set = (required: boolean) =>
        api.owner`update tenants set settings = ${JSON.stringify({ requireSecondFactor: required })}::text::jsonb where id = ${scene.tenant.id}`;
      await set(true);
      try {
        await scene.visit("admin", "test");
        if (entry.anyStrength) expect(await call(name, "admin")).toBe("in");
        else expect(await callInVain(name, "admin")).toBe("second factor");
      } finally {
        await set(false);
      }
    });

  // Refusals first: those that come in may take away what the others ask for.
  const may = (wanted: boolean) =>
    MODES.flatMap((mode) => ROLES.map((role) => [role, mode] as [Role, Mode])).filter(
      ([role, mode]) => mayEnter(entry.needs, role, mode) === wanted,
    );
  for (const [role, mode] of may(false)) {
    test(`${role}, ${mode}: refused, and nothing is written`, async () => {
      await scene.visit(role, mode);
      expect(await callInVain(name, role)).toBe("refused");
    });
  }
});

describe.each(Object.entries(ACTIONS))("%s, after all refusals", (name, entry) => {
  for (const mode of MODES)
    for (const role of ROLES)
      if (mayEnter(entry.needs, role, mode))
        test(`${role}, ${mode}: comes in`, async () => {
          await scene.visit(role, mode);
          expect(await call(name, role)).toBe(name === "frame-actions#signOut" ? "sign-in" : "in");
        });
});
