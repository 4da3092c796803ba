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
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeFocused();
}

/** Takes a picture with the camera, looks at it, sends it. */
export async function takeAndSend(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Take the picture" }).click();
  await page.getByRole("button", { name: "Use this picture" }).click();
}

/** Chooses a file, looks at it, sends it. */
export async function uploadAndSend(page: Page): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(await pictureFile());
  await page.getByRole("button", { name: "Use this picture" }).click();
}
