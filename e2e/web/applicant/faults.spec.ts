import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/browser-test";
import { invite } from "./invite";
import { expectAccessible, expectScreen, pictureFile, uploadAndSend } from "./screens";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "en-GB" });

async function startWith(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "I agree, start" }).click();
  await page.getByRole("button", { name: /Passport/ }).click();
}

const faults: [string, RegExp][] = [
  ["NotAllowedError", /not allowed for this page/],
  ["SecurityError", /not allowed for this page/],
  ["NotFoundError", /found no camera/],
  ["OverconstrainedError", /found no camera/],
  ["NotReadableError", /Another app may be using/],
  ["AbortError", /Another app may be using/],
  ["SomethingNew", /did not start/],
  ["missing", /does not give us a camera/],
];

for (const [fault, sentence] of faults) {
  test(`no camera (${fault}): says why, and uploading leads on`, async ({ page, demo }) => {
    await page.addInitScript((name) => {
      if (!navigator.mediaDevices) return;
      const fail = () => Promise.reject(new DOMException("no", name));
      Object.defineProperty(navigator.mediaDevices, "getUserMedia", {
        value: name === "missing" ? undefined : fail,
      });
    }, fault);
    const { link } = await invite(demo, { checks: { document_check: true } });
    await startWith(page, link);
    await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
    await expectAccessible(page);
    await uploadAndSend(page);
    await expectScreen(page, "Thank you, that is all");
  });
}

test("a black picture is not sent: it leads to another try or to uploading", async ({ page, demo }) => {
  await page.addInitScript(() => {
    if (!navigator.mediaDevices) return;
    navigator.mediaDevices.getUserMedia = async () => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [640, 480];
      const context = canvas.getContext("2d");
      setInterval(() => context?.fillRect(0, 0, 640, 480), 30);
      return canvas.captureStream(30);
    };
  });
  const { link } = await invite(demo, { checks: { document_check: true } });
  await startWith(page, link);
  await page.getByRole("button", { name: "Take the picture" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "The picture is black" })).toBeVisible();
  await page.getByRole("button", { name: "Try the camera again" }).click();
  await expect(page.getByRole("button", { name: "Take the picture" })).toBeEnabled();
});

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
  const choose = page.locator("input[type=file]");
  const alert = page.getByRole("alert");
  await choose.setInputFiles({ name: "empty.jpg", mimeType: "image/jpeg", buffer: Buffer.alloc(0) });
  await expect(alert.filter({ hasText: "This file is empty" })).toBeVisible();
  await choose.setInputFiles({ name: "phone.heic", mimeType: "image/heic", buffer: Buffer.alloc(500) });
  await expect(alert.filter({ hasText: "HEIC" })).toBeVisible();
  const { buffer } = await pictureFile();
  await choose.setInputFiles({ name: "cut.jpg", mimeType: "image/jpeg", buffer: buffer.subarray(0, 900) });
  await page.getByRole("button", { name: "Use this picture" }).click();
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
