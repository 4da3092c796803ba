import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "../../fixtures/browser-test";
import { type DemoJson, readDemo } from "../../fixtures/demo";
import { type OidcPerson, startOidcServer } from "../../fixtures/oidc-server";
import { type RunningDemo, startDemo } from "../../fixtures/start-demo";
import { expectAccessible, signInAs } from "./desk";

test.describe.configure({ mode: "serial" });

const tag = randomUUID().slice(0, 8);
const people: Record<string, OidcPerson> = {};
let oidc: Awaited<ReturnType<typeof startOidcServer>>;
let running: RunningDemo;
let own: DemoJson;

// A demo of its own: only there is a provider configured.
test.beforeAll(async () => {
  test.setTimeout(240_000);
  oidc = await startOidcServer(people);
  running = await startDemo(oidc.settings);
  const shared = process.env.DEMO_JSON;
  process.env.DEMO_JSON = running.file;
  own = readDemo();
  if (shared) process.env.DEMO_JSON = shared;
  oidc.register(own.base_url);
  const reviewer = own.users.find((user) => user.role === "reviewer")?.email ?? "";
  Object.assign(people, {
    stranger: { email: `stranger.${tag}@example.com`, email_verified: true },
    imposter: { email: reviewer, email_verified: false },
    reviewer: { email: reviewer, email_verified: true, amr: ["pwd"] },
    namesake: { email: reviewer, email_verified: true, amr: ["pwd", "mfa"] },
    invited: { email: `grace.${tag}@example.com`, email_verified: true, name: "Grace Hopper", amr: ["mfa"] },
  });
});
test.afterAll(async () => {
  await running?.stop();
  await oidc?.close();
});

async function fresh(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ baseURL: own.base_url });
  return context.newPage();
}

/** Presses the button, and signs in at the provider as this person. */
async function enter(page: Page, person: string): Promise<void> {
  // The provider remembers its people too: here it is to ask each time.
  await page.context().clearCookies({ domain: "127.0.0.1" });
  await page.goto("/sign-in/?return=/account/");
  await page.getByRole("button", { name: "Sign in with Northwind" }).click();
  await page.getByRole("button", { name: person, exact: true }).click();
  await page.waitForURL((url) => url.origin === own.base_url && !url.pathname.startsWith("/api/"));
}

async function expectOutside(page: Page, words: RegExp): Promise<void> {
  await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
  await page.goto("/account/");
  await page.waitForURL((url) => url.pathname === "/sign-in/");
}

test("the button is there only where a provider is configured", async ({ page, browser }) => {
  await page.goto("/sign-in/");
  await expect(page.getByRole("button", { name: "Use a passkey" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Sign in with/ })).toHaveCount(0);
  await page.goto("/sign-in/?refused=unknown");
  await expect(page.getByText("Nobody here has this account")).toHaveCount(0);
  const there = await fresh(browser);
  await there.goto("/sign-in/?refused=%3Cb%3Eyour+bank%3C/b%3E");
  await expect(there.getByRole("button", { name: "Sign in with Northwind" })).toBeVisible();
  await expect(there.getByText("your bank")).toHaveCount(0);
  await expectAccessible(there);
});

test("strangers and unverified addresses are refused", async ({ browser }) => {
  const page = await fresh(browser);
  await enter(page, "stranger");
  await expectOutside(page, /Nobody here has this account/);
  const other = await fresh(browser);
  await enter(other, "imposter");
  await expectOutside(other, /does not vouch for your e-mail address/);
});

test("an answer with another state or nonce, or another browser's, opens nothing", async ({ browser }) => {
  for (const tamper of ["state", "nonce"] as const) {
    oidc.state.tamper = tamper;
    const page = await fresh(browser);
    await enter(page, "reviewer").finally(() => {
      oidc.state.tamper = null;
    });
    await expectOutside(page, /did not come to an end that can be trusted/);
  }
  // Somebody else's answer, put into this browser (RFC 9700 § 4.7).
  const theirs = await fresh(browser);
  let answer = "";
  theirs.on("request", (request) => {
    if (request.url().includes("/api/auth/callback/oidc")) answer ||= request.url();
  });
  await enter(theirs, "reviewer");
  expect(answer).toContain("code=");
  const mine = await fresh(browser);
  await mine.goto(answer);
  await expectOutside(mine, /did not come to an end that can be trusted/);
});

test("a member comes in, is bound to the provider's account, and out", async ({ browser }) => {
  const page = await fresh(browser);
  await enter(page, "reviewer");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
  await expect(page.getByText("by single sign-on,").first()).toBeVisible();
  const cookies = await page.context().cookies();
  await page.getByRole("button", { name: /: account$/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in/");
  // The cookie of before opens nothing: the sign-in itself has ended.
  await page.context().addCookies(cookies);
  await page.goto("/account/");
  await page.waitForURL((url) => url.pathname === "/sign-in/");
  // Known by the subject now, whatever the address; another subject with that address is not them.
  people.reviewer = { email: "moved@example.com", email_verified: false };
  await enter(page, "reviewer");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
  const other = await fresh(browser);
  await enter(other, "namesake");
  await expectOutside(other, /another account there than last time/);
});

test("invited, joined by it, then deactivated and refused; the log tells all of it", async ({ browser }) => {
  const admin = await fresh(browser);
  await signInAs(admin, own, "admin");
  await admin.goto("/settings/team/");
  await admin.getByRole("button", { name: "Invite" }).click();
  await admin.getByLabel("E-mail").fill(`grace.${tag}@example.com`);
  await admin.getByLabel("Role", { exact: true }).selectOption("auditor");
  await admin.getByRole("button", { name: "Send the invitation" }).click();
  await expect(admin.getByText("The invitation is on its way.")).toBeVisible();

  const page = await fresh(browser);
  await enter(page, "invited");
  await expect(page.getByText("Grace Hopper").first()).toBeVisible();
  await expect(page.getByText("by single sign-on with a second factor").first()).toBeVisible();

  await admin.reload();
  const row = admin.getByRole("row", { name: new RegExp(`grace.${tag}`) });
  await row.getByRole("button", { name: "Deactivate" }).click();
  await expect(row).toContainText("Deactivated");
  await page.goto("/account/");
  await page.waitForURL((url) => url.pathname === "/sign-in/");
  await enter(page, "invited");
  await expectOutside(page, /Your access to this workspace has ended/);

  await admin.goto("/audit/?action=sign_in.refused");
  await expect(admin.getByRole("table")).toContainText("inactive");
  await admin.goto("/audit/?action=sign_in.started");
  await expect(admin.getByRole("table")).toContainText("single_sign_on_second_factor");
});
