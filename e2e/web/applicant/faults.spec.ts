import { expect, test } from "../../fixtures/browser-test";
import { invite } from "./invite";
import { expectAccessible, expectScreen, pictureFile, startWith, uploadAndSend } from "./screens";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "en-GB" });

test("a lost connection keeps the picture; one press sends it again", async ({ page, demo }) => {
  const { link } = await invite(demo, { checks: { document_check: true } });
  await startWith(page, link);
  await page.route("**/captures/**", (route) => route.abort("internetdisconnected"));
  await uploadAndSend(page);
  await expect(page.getByRole("alert").filter({ hasText: "nothing is lost" })).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/captures/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expectScreen(page, "Thank you, that is all");
});

test("wrong files are told before or after sending, and another can be chosen", async ({ page, demo }) => {
  const { link } = await invite(demo, { checks: { document_check: true } });
  await startWith(page, link);
  const choose = page.locator("input[type=file]").first();
  const alert = page.getByRole("alert");
  await choose.setInputFiles({ name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) });
  await expect(alert.filter({ hasText: "This file is empty" })).toBeVisible();
  await choose.setInputFiles({ name: "phone.heic", mimeType: "image/heic", buffer: Buffer.alloc(500) });
  await expect(alert.filter({ hasText: "HEIC" })).toBeVisible();
  const { buffer } = await pictureFile();
  await choose.setInputFiles({ name: "cut.jpg", mimeType: "image/jpeg", buffer: buffer.subarray(0, 900) });
  await page.getByRole("button", { name: /^Use this/ }).click();
  await expect(alert.filter({ hasText: "damaged" })).toBeVisible();
  await page.getByRole("button", { name: "Choose another one" }).click();
  await uploadAndSend(page);
  await expectScreen(page, "Thank you, that is all");
});

test("a session that was finished on another device is not asked for pictures again", async ({
  page,
  demo,
  browser,
}) => {
  const { link } = await invite(demo, { checks: { document_check: true } });
  await startWith(page, link);
  await expectScreen(page, "Passport, picture page");
  const other = await browser.newPage({ locale: "en-GB" });
  await other.goto(link);
  await other.getByRole("button", { name: "I agree, start" }).click();
  await other.getByRole("button", { name: "Complete with sample data" }).click();
  await expectScreen(other, "Thank you, that is all");
  await other.close();
  await uploadAndSend(page);
  await expectScreen(page, "Thank you, that is all");
});

test("the server out of reach at first: says so, and goes on when it is back", async ({ page, demo }) => {
  const { link } = await invite(demo);
  await page.route("**/api/verify/**", (route) => route.abort());
  await page.goto(link);
  await expectScreen(page, "We cannot reach the server");
  await expectAccessible(page);
  await page.unroute("**/api/verify/**");
  await page.getByRole("button", { name: "Try again" }).click();
  await expectScreen(page, /asks you to prove who you are/);
});
