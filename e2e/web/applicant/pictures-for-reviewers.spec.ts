import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/browser-test";
import type { DemoJson } from "../../fixtures/demo";
import { invite } from "./invite";
import { expectScreen, startWith, uploadAndSend } from "./screens";

/** The ids of a session's files, as they lie in the demo's media store (tenant/mode/session/file). */
function storedFiles(sessionId: string): string[] {
  const root = join(dirname(process.env.DEMO_JSON ?? ""), "media");
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((path) => path.split(/[\\/]/))
    .filter((parts) => parts.length === 4 && parts[2] === sessionId)
    .map((parts) => parts[3] ?? "");
}

async function signIn(page: Page, demo: DemoJson, role: string): Promise<void> {
  const user = demo.users.find((u) => u.role === role);
  await page.goto("/sign-in/");
  await page.getByLabel("E-mail").fill(user?.email ?? "");
  await page.getByLabel("Password", { exact: true }).fill(user?.password ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

test("a picture is served to a signed-in reviewer in the session's mode, uncached, and to nobody else", async ({
  page,
  browser,
  demo,
}) => {
  const { link, sessionId } = await invite(demo, { checks: { document_check: true } });
  const person = await browser.newPage({ baseURL: demo.base_url, locale: "en-GB", permissions: [] });
  await startWith(person, link);
  await uploadAndSend(person);
  await expectScreen(person, "Thank you, that is all");
  const [mediaId] = storedFiles(sessionId);
  const path = `/media/${sessionId}/${mediaId}/`;

  // The applicant's own cookie does not reach it, nor does a stranger.
  const stranger = await person.request.get(path);
  expect(stranger.status()).toBe(401);
  expect(await stranger.json()).toMatchObject({ code: "AUTHENTICATION_FAILED" });
  await person.close();

  await signIn(page, demo, "reviewer");
  const inMode = async (mode: "test" | "live") => {
    await page.context().addCookies([{ name: "veridesk_mode", value: mode, url: demo.base_url }]);
    return page.request.get(path);
  };
  const seen = await inMode("test");
  expect(seen.status()).toBe(200);
  expect(seen.headers()).toMatchObject({
    "content-type": "image/jpeg",
    "cache-control": "private, no-store",
    "x-content-type-options": "nosniff",
  });
  expect(seen.headers()["content-security-policy"]).toContain("sandbox");
  expect((await seen.body()).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
  const other = await inMode("live");
  expect([other.status(), (await other.json()).code]).toEqual([404, "NOT_FOUND"]);
});
