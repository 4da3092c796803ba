import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import sharp from "sharp";

/** A picture file as the person's device would choose it. */
export async function pictureFile(name = "picture.jpg") {
  const buffer = await sharp({ create: { width: 1600, height: 1100, channels: 3, background: "#88aacc" } })
    .jpeg()
    .toBuffer();
  return { name, mimeType: "image/jpeg", buffer };
}

/** No violation of WCAG 2.2 A and AA on the screen as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(" | ")}`)).toEqual([]);
}

/** The heading, which has the focus as soon as its screen is there. */
export async function expectScreen(page: Page, heading: string | RegExp): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeFocused({ timeout: 30_000 });
}

/** Presses Start and says which document it is. */
export async function startWith(page: Page, link: string, type: RegExp = /Passport/): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "I agree, start" }).click();
  await chooseDocument(page, type);
}

/** Country and kind of document. */
export async function chooseDocument(page: Page, type: RegExp): Promise<void> {
  await page.getByLabel("Country that issued it").selectOption("GB");
  await page.getByRole("button", { name: type }).click();
}

/** Takes a picture and sends it. The camera of a test shows no document: hints are given twice, then it is taken. */
export async function takeAndSend(page: Page): Promise<void> {
  const again = page.getByRole("button", { name: "Take it again" });
  const use = page.getByRole("button", { name: /^Use (this picture|it anyway)$/ });
  for (let tries = 0; tries < 3; tries += 1) {
    await page.getByRole("button", { name: "Take the picture" }).click();
    await expect(again).toBeVisible();
    if (await use.isVisible()) return use.click();
    await again.click();
  }
  throw new Error("The picture was insisted on more than twice.");
}

/** Chooses a file, looks at it, sends it. */
export async function uploadAndSend(
  page: Page,
  file?: Awaited<ReturnType<typeof pictureFile>>,
): Promise<void> {
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles(file ?? (await pictureFile()));
  await page.getByRole("button", { name: /^Use (this picture|this file|it anyway)$/ }).click();
}

/** Goes through the movements of a challenge, which take their time. */
export async function doMovements(page: Page): Promise<void> {
  await expectScreen(page, "Now a few small movements");
  await page.getByRole("button", { name: "I am ready" }).click();
  await expect(page.getByRole("heading", { name: /^Movement 3 of 3$/ })).toBeVisible({ timeout: 30_000 });
}
