import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { LIVENESS_ACTIONS } from "@/lib/checks/liveness-actions";
import { expect, test } from "../../fixtures/browser-test";
import { POSES, portraitModel, poseFrame } from "../../fixtures/footage/challenge-frames";
import { invite } from "./invite";
import { chooseDocument, doMovements, expectScreen, takeAndSend } from "./screens";
import { type Holder, specimenPage } from "./specimen";

// Chromium plays this file as its camera, from the start each time the camera is opened.
const FOOTAGE = join(tmpdir(), `veridesk-camera-${process.pid}.mjpeg`);
test.use({
  ...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: "en-GB" },
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), `--use-file-for-fake-video-capture=${FOOTAGE}`],
    }),
});
// The engine reads pictures for real, on whatever machine this is.
test.describe.configure({ timeout: 240_000 });
test.afterAll(() => rm(FOOTAGE, { force: true }));

const ADA: Holder = { portrait: "portrait-a", firstName: "Ada", lastName: "Lovelace", expiryDate: "310101" };

/**
 * Puts a picture before the camera: Chromium's file of JPEGs, all the same. The stream that runs keeps the old one; so the
 * next picture is put there only once the one before was taken, or a camera that opens late takes it for that.
 */
async function show(picture: Buffer): Promise<void> {
  const frame = await sharp(picture).resize(1280, 920, { fit: "cover" }).jpeg({ quality: 92 }).toBuffer();
  await writeFile(`${FOOTAGE}.new`, Buffer.concat(Array(30).fill(frame)));
  await rename(`${FOOTAGE}.new`, FOOTAGE);
}
type Name = Exclude<Holder["portrait"], Buffer>;
const portrait = async (name: Name) => {
  const bytes = await readFile(`e2e/fixtures/faces/${name}.jpg`);
  // Another moment than the picture in the document: a little lighter, cut otherwise.
  return sharp(bytes)
    .modulate({ brightness: 1.05 })
    .resize(700, 920, { fit: "contain", background: "#9aa3a8" })
    .toBuffer();
};

/** The engine that finds the landmarks shuts the network of its process off; this process needs it afterwards. */
async function modelOf(name: Name) {
  const network = globalThis.fetch;
  try {
    return await portraitModel(name);
  } finally {
    globalThis.fetch = network;
  }
}

/** The selfie, with the camera opened anew: it plays what lies before it now. */
async function faceNext(page: Page): Promise<void> {
  await expectScreen(page, "Your face");
  await page.getByRole("button", { name: "Go on with another device" }).click();
  await page.getByRole("button", { name: "Go on here instead" }).click();
  await expectScreen(page, "Your face");
}

async function start(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "I agree, start" }).click();
  await chooseDocument(page, /Passport/);
  await expectScreen(page, "Passport, picture page");
}

test("another face than the document's ends face_mismatch, and says so in plain words", async ({
  page,
  demo,
  browser,
}) => {
  const { link, status } = await invite(demo, { mode: "live", checks: { photo_check: true } });
  await show(await specimenPage(browser, ADA));
  await start(page, link);
  await takeAndSend(page);
  await show(await portrait("portrait-b"));
  await faceNext(page);
  await takeAndSend(page);
  await expect(page.getByRole("heading", { name: "We could not confirm who you are" })).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText(/did not match/)).toBeVisible();
  expect(await status()).toMatchObject({ status: "failed", failure_reason: "face_mismatch" });
});

test("the document's own face is clear", async ({ page, demo, browser }) => {
  const { link, status } = await invite(demo, { mode: "live", checks: { photo_check: true } });
  await show(await specimenPage(browser, ADA));
  await start(page, link);
  const model = await modelOf("portrait-a");
  await takeAndSend(page);
  await show(
    await sharp(await poseFrame(model, { turn: 6, smile: 0.1 }))
      .resize(700, 920, { fit: "contain", background: "#9aa3a8" })
      .toBuffer(),
  );
  await faceNext(page);
  await takeAndSend(page);
  await expect(page.getByRole("heading", { name: "Thank you, that is all" })).toBeVisible({
    timeout: 120_000,
  });
  expect(await status()).toMatchObject({ status: "completed", outcome: "clear" });
});

test("an expired document ends document_expired", async ({ page, demo, browser }) => {
  const { link, status } = await invite(demo, { mode: "live", checks: { document_check: true } });
  await show(await specimenPage(browser, { ...ADA, expiryDate: "200101" }));
  await start(page, link);
  await takeAndSend(page);
  await expect(page.getByRole("heading", { name: "We could not confirm who you are" })).toBeVisible({
    timeout: 120_000,
  });
  await expect(page.getByText(/has expired/)).toBeVisible();
  expect(await status()).toMatchObject({ status: "failed", failure_reason: "document_expired" });
});

test("no document before the camera: the step is asked for again, with its reason", async ({
  page,
  demo,
}) => {
  const { link, status } = await invite(demo, { mode: "live", checks: { document_check: true } });
  await show(
    await sharp({ create: { width: 1280, height: 920, channels: 3, background: "#6b5a48" } })
      .jpeg()
      .toBuffer(),
  );
  await start(page, link);
  await takeAndSend(page);
  await expect(page.getByRole("alert").filter({ hasText: "Once more, please" })).toBeVisible({
    timeout: 120_000,
  });
  await expectScreen(page, "Passport, picture page");
  expect((await status()).status).toBe("accessed");
});

test("the whole way with movements, by somebody who does what is asked, to the end", async ({
  page,
  demo,
  browser,
}) => {
  // A file cannot know which movements will be drawn: here the camera's picture follows the words on the screen.
  const model = await modelOf("portrait-a");
  const footage: Record<string, string[]> = {};
  const asUrl = (bytes: Buffer) => `data:image/jpeg;base64,${bytes.toString("base64")}`;
  for (const action of [null, ...LIVENESS_ACTIONS]) {
    const frames = await Promise.all(
      [0, 1, 2, 3].map((n) => poseFrame(model, action ? POSES[action] : {}, n)),
    );
    footage[action ?? "rest"] = frames.map(asUrl);
  }
  // Another photograph of the same person than what the camera sees.
  const photograph = await poseFrame(model, { turn: 9, tilt: 3, smile: 0.15 });
  const passport = asUrl(await specimenPage(browser, { ...ADA, portrait: photograph }));
  await page.addInitScript(livingCamera);
  const { link, status } = await invite(demo, {
    mode: "live",
    checks: { document_check: true, liveness_check: true },
  });
  await page.goto(link);
  await page.evaluate((pictures) => Object.assign(window, { footage: pictures }), {
    ...footage,
    passport: [passport],
  });
  await page.getByRole("button", { name: "I agree, start" }).click();
  await chooseDocument(page, /Passport/);
  await takeAndSend(page);
  await expectScreen(page, "Your face");
  await takeAndSend(page);
  await doMovements(page);
  await expect(
    page.getByRole("heading", { name: /Thank you, that is all|We could not|Passport/ }),
  ).toBeVisible({
    timeout: 180_000,
  });
  expect(await status()).toMatchObject({ status: "completed", outcome: "clear" });
});

/** Runs in the page: a camera that shows the document, then a person who reads the screen and does what it says. */
function livingCamera(): void {
  const devices = navigator.mediaDevices;
  if (!devices) return;
  const words: Record<string, string> = {
    "Turn your head to your left": "turn_left",
    "Turn your head to your right": "turn_right",
    "Lean your head to your left shoulder": "tilt_left",
    "Lean your head to your right shoulder": "tilt_right",
    Smile: "smile",
    "Open your mouth": "open_mouth",
    "Close your eyes for a moment": "close_eyes",
  };
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [1280, 920];
  const context = canvas.getContext("2d");
  const images = new Map<string, HTMLImageElement>();
  let nth = 0;
  const paint = () => {
    const footage = (window as unknown as { footage?: Record<string, string[]> }).footage;
    const title = document.querySelector("h1")?.textContent ?? "";
    const told = document.querySelector("[aria-live=assertive]")?.textContent ?? "";
    const scene = title.startsWith("Passport") ? "passport" : (words[told.trim()] ?? "rest");
    const urls = footage?.[scene] ?? [];
    nth += 1;
    const url = urls[Math.floor(nth / 3) % Math.max(1, urls.length)];
    if (!url || !context) return;
    const image = images.get(url) ?? new Image();
    if (!images.has(url)) image.src = url;
    images.set(url, image);
    if (!image.complete || !image.naturalWidth) return;
    const scale = Math.min(canvas.width / image.naturalWidth, canvas.height / image.naturalHeight);
    const [width, height] = [image.naturalWidth * scale, image.naturalHeight * scale];
    context.fillStyle = "#9aa3a8";
    context.fillRect(0, 0, canvas.width, canvas.height);
    // Held in a hand, in changing light: no two moments are the same.
    const [x, y] = [Math.sin(nth / 5) * 3 + Math.random(), Math.cos(nth / 7) * 3 + Math.random()];
    context.filter = `brightness(${1 + Math.sin(nth / 9) * 0.02})`;
    context.drawImage(image, (canvas.width - width) / 2 + x, (canvas.height - height) / 2 + y, width, height);
  };
  setInterval(paint, 66);
  Object.defineProperty(devices, "getUserMedia", { value: async () => canvas.captureStream(15) });
}
