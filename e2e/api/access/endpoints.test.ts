import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/lib/context";
import { type ApiAnswer, startApi, type TestApi } from "../../fixtures/api";
import { bodyOf, EVERY } from "../refusals/endpoint-requests";
import { expectRefusal, fingerprint } from "../refusals/expect-refusal";
import { MODES, type Mode, makeScene, ROLES, type Scene } from "./access-scene";
import { mayEnter } from "./access-table";
import { ENDPOINT_TABLE } from "./endpoint-table";

let api: TestApi;
let scene: Scene;

beforeAll(async () => {
  api = await startApi();
  scene = await makeScene(api);
});
afterAll(() => api.close());

const pairs = MODES.flatMap((mode) => ROLES.map((role) => [role, mode] as [Role, Mode]));

// Keys and their scopes are tried in ../refusals; here the people who are signed in, with their roles.
describe.each(EVERY.filter(([, name]) => ENDPOINT_TABLE[name] !== "anyone"))(
  "%s %s",
  (version, name, endpoint) => {
    const needs = ENDPOINT_TABLE[name] ?? "member";
    const call = (headers: Record<string, string>): Promise<ApiAnswer> =>
      api.request(endpoint.method, scene.path(endpoint, version), { body: bodyOf(scene, endpoint), headers });
    const callInVain = async (headers: Record<string, string>) => {
      const before = await fingerprint(api.owner);
      const answer = await call(headers);
      expect(await fingerprint(api.owner), `${name} wrote although it refused`).toEqual(before);
      return answer;
    };
    test("another site's page, and a sign-in without the second factor that is asked for", async () => {
      if (endpoint.method !== "GET")
        expectRefusal(
          await callInVain(await scene.visit("admin", "test", { site: "cross-site" })),
          "PERMISSION_DENIED",
        );
      const set = (required: boolean) =>
        api.owner`update tenants set settings = ${JSON.stringify({ requireSecondFactor: required })}::text::jsonb where id = ${scene.tenant.id}`;
      await set(true);
      try {
        expectRefusal(await callInVain(await scene.visit("admin", "test")), "PERMISSION_DENIED");
      } finally {
        await set(false);
      }
    });
    test("roles that may not are refused and write nothing", async () => {
      for (const [role, mode] of pairs.filter(([role, mode]) => !mayEnter(needs, role, mode)))
        expectRefusal(
          await callInVain(await scene.visit(role, mode)),
          "PERMISSION_DENIED",
          `${role}, ${mode}`,
        );
    });
  },
);

describe.each(EVERY)("%s %s, after all refusals", (version, name, endpoint) => {
  test("roles that may are not turned away", async () => {
    const entering = pairs.filter(([role, mode]) => mayEnter(ENDPOINT_TABLE[name] ?? "member", role, mode));
    for (const [role, mode] of entering) {
      // Live data is not simulated, by nobody.
      if (mode === "live" && endpoint.path.startsWith("/test/")) continue;
      const headers = await scene.visit(role, mode);
      const body = bodyOf(scene, endpoint);
      const answer = await api.request(endpoint.method, scene.path(endpoint, version), { body, headers });
      expect([401, 403], `${role}, ${mode}: ${answer.text.slice(0, 200)}`).not.toContain(answer.status);
      expect(answer.status, answer.text.slice(0, 200)).toBeLessThan(500);
    }
  });
});
