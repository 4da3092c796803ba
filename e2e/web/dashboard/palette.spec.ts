import { expect, test } from "../../fixtures/browser-test";
import { expectAccessible, makeSession, signInAs } from "./desk";

/** Pressed until the page hears it: one that has just come may not listen yet. */
async function openPalette(page: import("@playwright/test").Page) {
  const input = page.getByPlaceholder("Go to, or find a person, a document number, an id");
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(input).toBeFocused({ timeout: 2_000 });
  }).toPass({ timeout: 15_000 });
  return input;
}

test("a session is found and opened from the palette without a mouse", async ({ page, demo, request }) => {
  const made = await makeSession(request, demo, "attention");
  await signInAs(page, demo, "reviewer");
  const before = page.waitForResponse((answer) =>
    answer.url().includes("/verification/sessions/list/?search="),
  );
  await openPalette(page);
  await page.keyboard.type(made.name);
  expect((await before).status()).toBe(200);
  const palette = page.getByRole("dialog");
  await expect(palette.getByRole("option", { name: made.name }).first()).toBeVisible();
  await expect(palette.getByRole("status")).toHaveText("1 sessions and 1 people found.");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/sessions/${made.id}/`));
  await expect(page.getByRole("heading", { level: 1 })).toContainText(made.name);
  await expect(palette).toHaveCount(0);
});

test("g and a letter go to a part of the dashboard, not while somebody types", async ({ page, demo }) => {
  await signInAs(page, demo, "reviewer");
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("q");
    await expect(page).toHaveURL(/\/queue\/$/, { timeout: 2_000 });
  }).toPass({ timeout: 15_000 });
  await page.keyboard.press("g");
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/\/entities\/$/);
  await page.getByRole("searchbox", { name: "Find sessions" }).fill("");
  await page.keyboard.type("gq");
  await expect(page.getByRole("searchbox", { name: "Find sessions" })).toHaveValue("gq");
  await expect(page).toHaveURL(/\/entities\/$/);
});

test("the palette, its keys and the list of keys offer nothing that a role may not enter", async ({
  page,
  demo,
}) => {
  await signInAs(page, demo, "reviewer");
  await openPalette(page);
  const palette = page.getByRole("dialog");
  await expect(palette.getByRole("option", { name: "Queue" })).toBeVisible();
  await expect(palette.getByRole("option", { name: "API keys" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(palette).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(palette.getByText("go to the queue")).toBeVisible();
  await expect(palette.getByText("go to webhooks")).toHaveCount(0);
  await expectAccessible(page);
});
