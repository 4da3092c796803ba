import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/browser-test";
import { invite } from "./invite";
import { chooseDocument, expectAccessible, expectScreen, startWith, uploadAndSend } from "./screens";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "en-GB" });
test.describe.configure({ timeout: 120_000 });

/** A test script, handed in where a tester would. */
async function sendScript(page: Page, script: string): Promise<void> {
  await page
    .getByLabel("Test mode")
    .locator("input[type=file]")
    .setInputFiles({
      name: "script.yaml",
      mimeType: "",
      buffer: Buffer.from(`veridesk_script: 1\n${script}`),
    });
  await page.getByRole("button", { name: "Use this file" }).click();
}

test("a poor picture is asked for again, alone and with its reason; then it goes on to the end", async ({
  page,
  demo,
}) => {
  const { link, status } = await invite(demo, { checks: { document_check: true, photo_check: true } });
  await startWith(page, link);
  await sendScript(page, "recapture: glare");
  await expectScreen(page, "Your face");
  await uploadAndSend(page);
  const alert = page.getByRole("alert").filter({ hasText: "Light was reflected on it" });
  await expect(alert).toBeVisible({ timeout: 30_000 });
  await expect(alert).toContainText("4 more times");
  await expect(page.getByRole("heading", { level: 1, name: "Passport, picture page" })).toBeVisible();
  await expectAccessible(page);
  // The reason is the server's: a reload does not lose it.
  await page.reload();
  await expect(alert).toBeVisible();
  await sendScript(page, "checks: { document_check: { outcome: clear } }");
  // The selfie was good enough: it is not asked for again.
  await expectScreen(page, "Thank you, that is all");
  expect(await status()).toMatchObject({ status: "completed", outcome: "clear" });
});

for (const [script, words, reason] of [
  [
    "checks: { document_check: { outcome: issue, failure_reason: document_expired } }",
    /has expired/,
    "document_expired",
  ],
  [
    "checks: { document_check: { outcome: issue, failure_reason: face_mismatch } }",
    /did not match/,
    "face_mismatch",
  ],
] as const) {
  test(`a script that ends ${reason} is explained in plain words`, async ({ page, demo }) => {
    const { link, status } = await invite(demo, { checks: { document_check: true } });
    await startWith(page, link);
    await sendScript(page, script);
    await expectScreen(page, "We could not confirm who you are");
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByRole("button", { name: "Ask for a person" })).toBeVisible();
    expect(await status()).toMatchObject({ status: "failed", failure_reason: reason });
  });
}

test("Back goes a step back, not out; what was handed in stays and can be replaced", async ({
  page,
  demo,
}) => {
  const { link } = await invite(demo, { checks: { document_check: true, photo_check: true } });
  await startWith(page, link, /Identity card/);
  await expectScreen(page, "Identity card, front");
  await uploadAndSend(page);
  await expectScreen(page, "Identity card, back");
  await page.goBack();
  await expectScreen(page, "Identity card, front");
  await page.getByRole("button", { name: "Back" }).click();
  await expectScreen(page, "Which document do you have with you?");
  await expect(page.getByLabel("Country that issued it")).toHaveValue("GB");
  // Another document: its front is asked for anew, and a passport has no back.
  await chooseDocument(page, /Passport/);
  await expectScreen(page, "Passport, picture page");
  // A chosen picture is a screen too.
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({
      ...{ name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 nothing") },
    });
  await expectScreen(page, "Is this the right file?");
  await page.goBack();
  await expectScreen(page, "Passport, picture page");
  await uploadAndSend(page);
  await expectScreen(page, "Your face");
  // A second tab and a reload know the document and the step.
  const tab = await page.context().newPage();
  await tab.goto(link);
  await expectScreen(tab, "Your face");
  await tab.getByRole("button", { name: "Back" }).click();
  await expectScreen(tab, "Passport, picture page");
});

test("going on with another device: a code opens it once, and this page follows to the end", async ({
  page,
  demo,
  browser,
}) => {
  const { link } = await invite(demo, { checks: { document_check: true } });
  await startWith(page, link);
  await page.getByRole("button", { name: "Go on with another device" }).click();
  await expectScreen(page, "Go on with another device");
  await expect(page.getByRole("img", { name: /Code that opens this/ })).toBeVisible();
  await expectAccessible(page);
  const address = (await page.getByText(/\/verify\/[\w-]+#/).textContent()) ?? "";
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  await phone.goto(address);
  await expectScreen(phone, "Go on here");
  expect(phone.url()).not.toContain("#");
  await expectAccessible(phone);
  await phone.getByRole("button", { name: "Go on", exact: true }).click();
  await expectScreen(phone, "Passport, picture page");
  const third = await browser.newPage({ locale: "en-GB" });
  await third.goto(address);
  await expectScreen(third, "This code was used already");
  await uploadAndSend(phone);
  await expectScreen(phone, "Thank you, that is all");
  await expectScreen(page, "Thank you, that is all");
  await Promise.all([context.close(), third.close()]);
});

test("before Start, too: the other device then agrees for itself", async ({ page, demo, browser }) => {
  const { link, status } = await invite(demo, { checks: { document_check: true } });
  await page.goto(link);
  await page.getByRole("button", { name: "Go on with another device" }).click();
  const address = (await page.getByText(/\/verify\/[\w-]+#/).textContent()) ?? "";
  expect((await status()).status).toBe("pending");
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 390, height: 844 } });
  const phone = await context.newPage();
  await startWith(phone, address);
  await uploadAndSend(phone);
  await expectScreen(phone, "Thank you, that is all");
  await expectScreen(page, "This is already finished");
  await context.close();
});

test("one can stop at any step: asked once more, then it ends kindly", async ({ page, demo }) => {
  const { link, status } = await invite(demo);
  await startWith(page, link);
  await page.getByRole("button", { name: "I do not want to go on" }).click();
  await expectScreen(page, "You do not agree?");
  await page.goBack();
  await expectScreen(page, "Passport, picture page");
  await page.getByRole("button", { name: "I do not want to go on" }).click();
  await page.getByRole("button", { name: "End it here" }).click();
  await expectScreen(page, "You did not agree, so it ends here");
  expect(await status()).toMatchObject({ status: "failed", failure_reason: "consent_declined" });
});

test("movements one cannot do: other ones, more time, or a person who looks", async ({ page, demo }) => {
  const { link, status } = await invite(demo, { checks: { document_check: true, liveness_check: true } });
  await startWith(page, link);
  await uploadAndSend(page);
  await expectScreen(page, "Your face");
  await uploadAndSend(page);
  await expectScreen(page, "Now a few small movements");
  await expectAccessible(page);
  await page.getByLabel("Give me more time for each").check();
  await page.getByRole("button", { name: "I am ready" }).click();
  await expect(page.getByRole("heading", { name: "Movement 1 of 3" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "I cannot do this movement" }).click();
  await expectScreen(page, "I cannot do this movement");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show me other movements" }).click();
  await expect(page.getByRole("heading", { name: "Movement 1 of 3" })).toBeVisible();
  await page.goBack();
  await expectScreen(page, "Now a few small movements");
  await page.getByRole("button", { name: "Let a person look instead" }).first().click();
  await page.getByText("A person at").waitFor();
  await page.getByRole("button", { name: "Let a person look instead" }).last().click();
  await expectScreen(page, "Look straight into the camera");
  await uploadAndSend(page);
  await expectScreen(page, "Thank you, that is all");
  expect((await status()).status).toBe("completed");
});

test("large text on a small screen: nothing is cut off sideways", async ({ page, demo }) => {
  // 200 % of a 640-px window, as WCAG 1.4.10 counts it.
  await page.setViewportSize({ width: 320, height: 640 });
  const { link } = await invite(demo);
  const fits = async () => {
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(320);
  };
  await page.goto(link);
  await expectScreen(page, /asks you to prove/);
  await fits();
  await page.getByRole("button", { name: "I agree, start" }).click();
  await expectScreen(page, "Which document do you have with you?");
  await fits();
  await chooseDocument(page, /Driving licence/);
  await expectScreen(page, "Driving licence, front");
  await fits();
});
