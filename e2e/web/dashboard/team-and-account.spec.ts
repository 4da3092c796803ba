import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { generate } from "otplib";
import { expect, test } from "../../fixtures/browser-test";
import { expectAccessible, signInAs } from "./desk";

const PASSWORD = "a few words are enough";

type Mail = { to: string; subject: string; text: string };

/** The link in the newest mail to this address. */
async function mailedLink(page: Page, mailbox: string, address: string): Promise<string> {
  let link = "";
  await expect
    .poll(
      async () => {
        const answer = await page.request.get(mailbox, { headers: { accept: "application/json" } });
        const mail = ((await answer.json()) as Mail[]).find((m) => JSON.stringify(m.to).includes(address));
        link = /https?:\/\/\S+\/invitation\/#[\w-]+/.exec(mail?.text ?? "")?.[0] ?? "";
        return link;
      },
      { timeout: 15_000 },
    )
    .not.toBe("");
  return link;
}

async function enter(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in/?return=/account/");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function leave(page: Page): Promise<void> {
  await page.getByRole("button", { name: /: account$/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL((url) => url.pathname === "/sign-in/");
}

test("invited, joined, a second factor, a passkey, and out", async ({ page, demo, browser }) => {
  const email = `ada.${randomUUID().slice(0, 8)}@northwind.example`;
  await signInAs(page, demo, "admin");
  await page.goto("/settings/team/");
  await page.getByRole("button", { name: "Invite" }).click();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("Enter their e-mail address.")).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Role", { exact: true }).selectOption("auditor");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("The invitation is on its way.")).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(email) })).toContainText("Auditor");

  const context = await browser.newContext({ baseURL: demo.base_url });
  const own = await context.newPage();
  await own.goto(await mailedLink(page, demo.mailbox_url, email));
  await expect(own.getByRole("heading", { level: 1 })).toHaveText("Join Northwind Bank");
  await expectAccessible(own);
  await own.getByLabel("Your name").fill("Ada Bell");
  await own.getByLabel("Choose a password").fill("short");
  await own.getByRole("button", { name: "Accept" }).click();
  await expect(own.getByText("Must have 15 to 1024 characters.")).toBeVisible();
  await own.getByLabel("Choose a password").fill(PASSWORD);
  await own.getByRole("button", { name: "Accept" }).click();
  await expect(own.getByRole("heading", { level: 1 })).toHaveText("Welcome to Northwind Bank");

  await enter(own, email);
  await expect(own.getByRole("heading", { level: 1 })).toHaveText("Your account");
  await expectAccessible(own);
  await own.getByRole("button", { name: "Set up" }).click();
  const secret = (await own.locator("code").textContent()) ?? "";
  await own.getByLabel("Code the app shows").fill("000000");
  await own.getByRole("button", { name: "Confirm" }).click();
  await expect(own.getByText("This code is not right")).toBeVisible();
  const step = (ahead: number) => generate({ secret, epoch: Math.floor(Date.now() / 1000) + ahead * 30 });
  await own.getByLabel("Code the app shows").fill(await step(-1));
  await own.getByRole("button", { name: "Confirm" }).click();
  const codes = own.getByRole("status").getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [recovery = ""] = await codes.allTextContents();
  await own.getByRole("button", { name: "I have put them away" }).click();

  await leave(own);
  await enter(own, email);
  await expect(own.getByLabel("Code", { exact: true })).toBeFocused();
  await own.getByLabel("Code", { exact: true }).fill("123456");
  await own.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(own.getByText("This code is not right, or was used before.")).toBeVisible();
  await own.getByLabel("Code", { exact: true }).fill(recovery);
  await own.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(own.getByText("by password and code").first()).toBeVisible();

  // A passkey of a virtual authenticator (W3C Web Authentication § 11).
  const devtools = await context.newCDPSession(own);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      ...{ protocol: "ctap2", transport: "internal", hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  await own.getByRole("button", { name: "Add a passkey" }).click();
  await own.getByLabel("What to call it").fill("Test key");
  await own.getByRole("button", { name: "Go on" }).click();
  await expect(own.getByText("Test key")).toBeVisible();
  await leave(own);
  await own.goto("/sign-in/?return=/account/");
  await own.getByRole("button", { name: "Use a passkey" }).click();
  await own.waitForURL((url) => url.pathname === "/account/");
  await expect(own.getByText("by passkey").first()).toBeVisible();

  // An auditor reads the log and manages nobody.
  await own.goto("/audit/?action=member.joined");
  await expect(own.getByRole("table")).toContainText("member joined");
  await own.goto("/settings/team/");
  await expect(own.getByText("The team is managed by admins")).toBeVisible();

  await page.reload();
  const row = page.getByRole("row", { name: new RegExp(email) });
  await row.getByRole("button", { name: "Deactivate" }).click();
  await expect(row).toContainText("Deactivated");
  await own.goto("/audit/");
  await own.waitForURL((url) => url.pathname === "/sign-in/");
  await context.close();
});

test("a policy is changed, refused with its reason, and stands in the audit log", async ({ page, demo }) => {
  await signInAs(page, demo, "admin");
  await page.goto("/settings/policies/");
  await expectAccessible(page);
  const hours = page.getByLabel("What needs a person is to be decided within");
  const before = Number(await hours.inputValue()) || 24;
  await hours.fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("At least 1.")).toBeVisible();
  // Another one than an earlier run may have left.
  const value = String(before + 1 + Math.floor(Math.random() * 300));
  await hours.fill(value);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/These are the policies in version \d+/)).toBeVisible();
  await hours.fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(/These are the policies in version \d+/)).toBeVisible();
  await page.goto("/audit/?action=settings.updated");
  await expect(
    page
      .getByRole("row")
      .filter({ hasText: `{"reviewHours":${value}}` })
      .first(),
  ).toBeVisible();
  await expectAccessible(page);
  await page.goto("/settings/retention/");
  await expect(page.getByRole("row", { name: /Pictures of the face/ })).toContainText("365 days");
  await expectAccessible(page);
  const link = page.getByRole("link", { name: "Public page" });
  await page.goto((await link.getAttribute("href")) ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How long your data is kept");
  await expectAccessible(page);
});
