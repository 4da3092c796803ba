import { expect, test } from "../../fixtures/browser-test";
import { invite } from "./invite";
import { expectAccessible } from "./screens";

for (const [locale, language, words] of [
  ["de-AT", "de", "Ich stimme zu"],
  ["fr-CA", "fr", "J’accepte"],
  ["es-MX", "es", "Acepto"],
  ["ar-EG", "ar", "أوافق"],
  ["sv-SE", "en", "I agree"],
] as const) {
  test.describe(locale, () => {
    test.use({ locale, colorScheme: "dark", viewport: { width: 390, height: 844 } });
    test(`the browser's language is spoken: ${locale} → ${language}`, async ({ page, demo }) => {
      const { link } = await invite(demo);
      await page.goto(link);
      await expect(page.getByRole("button", { name: words }).first()).toBeVisible();
      await expect(page.locator("main")).toHaveAttribute("dir", language === "ar" ? "rtl" : "ltr");
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expectAccessible(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(390);
    });
  });
}

test("the language can be changed and is kept; consent is recorded in it", async ({ page, demo }) => {
  const { link } = await invite(demo);
  await page.goto(link);
  await page.getByRole("combobox").selectOption("de");
  await expect(page.getByText("gleich danach gelöscht")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("combobox")).toHaveValue("de");
  const sent = page.waitForRequest((r) => r.url().includes("/start/"));
  await page.getByRole("button", { name: "Ich stimme zu" }).click();
  expect((await sent).postDataJSON()).toMatchObject({ consent: { language: "de" } });
});

test("everything is reached by keyboard", async ({ page, demo }) => {
  const { link } = await invite(demo);
  await page.goto(link);
  const start = page.getByRole("button", { name: "I agree, start" });
  await expect(start).toBeVisible();
  for (let i = 0; i < 10 && !(await start.evaluate((b) => b === document.activeElement)); i += 1) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  const first = page.getByLabel("Country that issued it");
  await expect(first).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(first).toBeFocused();
});
