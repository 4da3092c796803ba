import { expect, test } from "../../fixtures/browser-test";
import { expectAccessible, makeSession, signInAs } from "./desk";

test("the list is filtered by its address, moved through and opened by keys", async ({
  page,
  demo,
  request,
}) => {
  const made = await makeSession(request, demo, "attention");
  await signInAs(page, demo, "reviewer");
  await expect(page.getByRole("row").filter({ hasText: made.name })).toContainText("Attention");

  await page.getByRole("button", { name: "Outcome" }).click();
  await page.getByRole("menuitemradio", { name: "Attention" }).click();
  await expect(page).toHaveURL(/outcome=attention/);
  const row = page.getByRole("link", { name: made.name });
  await expect(row).toBeVisible();
  await expect(page.getByRole("table").getByText("Consider")).toHaveCount(0);
  await page.reload();
  await expect(row).toBeVisible();
  await expectAccessible(page);

  const rows = page.locator("[data-row]");
  await page.keyboard.press("j");
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press("k");
  await expect(rows.nth(0)).toBeFocused();
  const name = (await rows.nth(0).textContent()) ?? "";
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
});

test("an unknown filter or a foreign cursor shows the whole list, not an error", async ({ page, demo }) => {
  await signInAs(page, demo, "reviewer");
  const answer = await page.goto("/sessions/?status=nonsense&after=xyz");
  expect(answer?.status()).toBe(200);
  await expect(page.getByRole("heading", { level: 1, name: "Sessions" })).toBeVisible();
});

test("a list that cannot be loaded says so, with the request's id, and tries again", async ({
  page,
  demo,
}) => {
  await signInAs(page, demo, "reviewer");
  const list = "**/api/v2/verification/sessions/list/**";
  await page.route(list, (route) =>
    route.fulfill({ status: 503, json: { error: "Not now.", code: "UNAVAILABLE", request_id: "req-1" } }),
  );
  await page.getByRole("button", { name: "Status" }).click();
  await page.getByRole("menuitemradio", { name: "Revoked" }).click();
  await expect(page.getByText("The sessions could not be loaded")).toBeVisible();
  await expect(page.getByRole("button", { name: /request id req-1/ })).toBeVisible();
  await page.unroute(list);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("table")).toBeVisible();
});

test("a session is created here for a new person, sent again and revoked", async ({ page, demo }) => {
  await signInAs(page, demo, "reviewer");
  await page.getByRole("button", { name: "New session" }).click();
  await page.getByRole("button", { name: "Create and send the link" }).click();
  await expect(page.getByText("Enter the first name.")).toBeVisible();
  await expectAccessible(page);
  const lastName = `New-${Date.now()}`;
  await page.getByLabel("First name").fill("Grace");
  await page.getByLabel("Last name").fill(lastName);
  await page.getByLabel("E-mail").fill("grace@example.com");
  await page.getByRole("button", { name: "Create and send the link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`Grace ${lastName}`);
  await expect(page.getByText("Waiting for the person to open the link.")).toBeVisible();

  await page.getByRole("button", { name: "Send link again" }).click();
  await expect(page.getByText("2 of 3 resends left")).toBeVisible();
  await page.getByRole("button", { name: "Revoke" }).click();
  await expectAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("Revoked: the link no longer works.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send link again" })).toHaveCount(0);
  await expectAccessible(page);
});
