import { expect, test } from "../../fixtures/browser-test";
import { expectAccessible, signInAs } from "./desk";

test("what is wrong stands next to its field, and nothing tells whether the account exists", async ({
  page,
  demo,
}) => {
  await page.goto("/sign-in/");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Enter your e-mail address.")).toBeVisible();
  await expect(page.getByText("Enter your password.")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toBeFocused();

  for (const email of [demo.users[0]?.email ?? "", "nobody@example.com"]) {
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("E-mail or password is not right.")).toBeVisible();
    await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
  }
  await expectAccessible(page);
});

test("signing out ends the sign-in itself, also for a copied cookie", async ({ page, demo, browser }) => {
  await signInAs(page, demo, "reviewer");
  const copied = await page.context().storageState();
  await page.getByRole("button", { name: /account$/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in/");

  const thief = await browser.newContext({ storageState: copied, baseURL: demo.base_url });
  const stolen = await thief.newPage();
  await stolen.goto("/sessions/");
  await expect(stolen).toHaveURL(/\/sign-in\//);
  const answer = await thief.request.get("/api/v2/verification/sessions/list/");
  expect(answer.status()).toBe(401);
  await thief.close();
});

test("an address that was asked for survives signing in; another site's does not", async ({ page, demo }) => {
  await page.goto("/entities/?search=wolfe");
  await expect(page).toHaveURL(/\/sign-in\/\?return=/);
  const user = demo.users[0];
  const signIn = async () => {
    await page.getByLabel("E-mail").fill(user?.email ?? "");
    await page.getByLabel("Password", { exact: true }).fill(user?.password ?? "");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await signIn();
  await expect(page).toHaveURL(/\/entities\/\?search=wolfe$/);
  await page.context().clearCookies();
  await page.goto("/sign-in/?return=//evil.example/");
  await signIn();
  await expect(page).toHaveURL(new URL("/queue/", demo.base_url).href);
});

test("without a sign-in every dashboard address leads to the sign-in page", async ({ page }) => {
  for (const path of ["/", "/sessions/", "/sessions/018f0000-0000-7000-8000-000000000000/"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in\//);
  }
});
