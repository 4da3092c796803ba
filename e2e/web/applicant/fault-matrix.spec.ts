import type { Page } from "@playwright/test";
import { expect, test } from "../../fixtures/browser-test";
import { breakCamera, CAMERA_FAULTS, type CameraFaultName, DEVICE_FAULTS } from "./break-camera";
import { invite } from "./invite";
import {
  chooseDocument,
  doMovements,
  expectAccessible,
  expectScreen,
  startWith,
  takeAndSend,
  uploadAndSend,
} from "./screens";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "en-GB" });
test.describe.configure({ timeout: 180_000 });

/** Every step that uses the camera, by its heading, in the order they come. */
const CAMERA_STEPS = [
  "Identity card, front",
  "Identity card, back",
  "Your face",
  "Now a few small movements",
  "Proof of your address",
];
const EVERYTHING = { document_check: true, enhanced_identity_check: true, poa_check: true };
const SLOW: readonly string[] = ["no answer", "video without a size"];

for (const fault of Object.keys(CAMERA_FAULTS) as CameraFaultName[]) {
  test(`${fault}: every camera step says why, and leads on`, async ({ page, demo }) => {
    await breakCamera(page, fault);
    if (SLOW.includes(fault)) await page.clock.install();
    const { link, status } = await invite(demo, { checks: EVERYTHING });
    await startWith(page, link, /Identity card/);
    for (const [i, step] of CAMERA_STEPS.entries()) {
      await test.step(step, async () => {
        await toCamera(page, step, fault);
        if (SLOW.includes(fault)) await page.clock.runFor(16_000);
        await expect(page.getByRole("alert").filter({ hasText: CAMERA_FAULTS[fault] })).toBeVisible({
          timeout: 20_000,
        });
        if (i === 0) await expectAccessible(page);
        await uploadAndSend(page);
      });
    }
    await expect(page.getByRole("heading", { name: "Thank you, that is all" })).toBeVisible({
      timeout: 30_000,
    });
    expect((await status()).status).toBe("completed");
  });
}

/** Gets the camera of this step asked for: a fault stays until somebody tries again; a letter begins as a file. */
async function toCamera(page: Page, step: string, fault: string): Promise<void> {
  const isLive = step === "Now a few small movements";
  const heading = isLive ? /^(Now a few small movements|Look straight into the camera)$/ : step;
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible({ timeout: 30_000 });
  // The second request of this fault is granted: what it leads to has a test of its own.
  if (fault === "refused once") return;
  const again = page.getByRole("button", { name: /^(Use the camera|Try the camera again)$/ });
  if (await again.isVisible()) await again.click();
  // These begin well, and end when the picture is to be shown.
  if (isLive && ["video without a size", "play refused"].includes(fault)) {
    await page.getByRole("button", { name: "I am ready" }).click();
  }
}

test("refused once: allowing it and trying again brings the camera back", async ({ page, demo }) => {
  await breakCamera(page, "refused once");
  const { link } = await invite(demo, { checks: { document_check: true } });
  await startWith(page, link);
  await page.getByRole("button", { name: "Try the camera again" }).click();
  await expect(page.getByRole("button", { name: "Take the picture" })).toBeEnabled();
});

test("no answer at first: the camera is taken when it answers after all", async ({ page, demo }) => {
  await page.clock.install();
  await page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    if (!devices) return;
    const real = devices.getUserMedia.bind(devices);
    Object.defineProperty(devices, "getUserMedia", {
      value: async (constraints: MediaStreamConstraints) => {
        await new Promise((answer) => Object.assign(window, { answer }));
        return real(constraints);
      },
    });
  });
  const { link } = await invite(demo, { checks: { document_check: true } });
  await startWith(page, link);
  await expect(page.getByText("Your browser asks")).toBeVisible();
  await page.clock.runFor(16_000);
  await expect(page.getByRole("alert").filter({ hasText: "does not answer" })).toBeVisible();
  await page.evaluate(() => (window as unknown as { answer: () => void }).answer());
  await expect(page.getByRole("button", { name: "Take the picture" })).toBeEnabled();
});

test("black frames: no picture is sent; another try or uploading leads on, at every step", async ({
  page,
  demo,
}) => {
  await breakCamera(page, "black frames");
  const { link } = await invite(demo, { checks: { document_check: true, photo_check: true } });
  await startWith(page, link, /Identity card/);
  for (const step of ["Identity card, front", "Identity card, back", "Your face"]) {
    await expectScreen(page, step);
    const again = page.getByRole("button", { name: "Try the camera again" });
    if (await again.isVisible()) await again.click();
    await page.getByRole("button", { name: "Take the picture" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "The picture is black" })).toBeVisible();
    await page.getByRole("button", { name: "Try the camera again" }).click();
    await page.getByRole("button", { name: "Take the picture" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "The picture is black" })).toBeVisible();
    await uploadAndSend(page);
  }
  await expectScreen(page, "Thank you, that is all");
});

for (const fault of DEVICE_FAULTS) {
  test(`${fault}: nothing depends on the list of devices`, async ({ page, demo }) => {
    await breakCamera(page, fault);
    const { link } = await invite(demo, { checks: EVERYTHING });
    await page.goto(link);
    await page.getByRole("button", { name: "I agree, start" }).click();
    await chooseDocument(page, /Identity card/);
    for (const step of CAMERA_STEPS.slice(0, 3)) {
      await expectScreen(page, step);
      await takeAndSend(page);
    }
    await doMovements(page);
    await expectScreen(page, "Proof of your address");
    await page.getByRole("button", { name: "Use the camera" }).click();
    await takeAndSend(page);
    await expectScreen(page, "Thank you, that is all");
  });
}
