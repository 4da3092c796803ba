import { expect, test } from "../../fixtures/browser-test";
import { makeSession, signInAs } from "./desk";

test("a chosen theme is in the first byte of the next page", async ({ page, demo }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await signInAs(page, demo, "reviewer");
  await page.getByRole("button", { name: /account$/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  const html = await (await page.request.get("/sessions/")).text();
  expect(html).toMatch(/<html[^>]*data-theme="dark"/);
});

for (const width of [1440, 820, 390]) {
  test(`nothing moves while loading and nothing is wider than the window at ${width}`, async ({
    page,
    demo,
    request,
  }) => {
    const made = await makeSession(request, demo, "consider");
    await page.setViewportSize({ width, height: 900 });
    await signInAs(page, demo, "reviewer");
    await page.addInitScript(() => {
      const seen = window as Window & { shifted?: number };
      seen.shifted = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
          seen.shifted = (seen.shifted ?? 0) + entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    for (const path of ["/sessions/", `/sessions/${made.id}/`]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle");
      const { shifted, wide } = await page.evaluate(() => ({
        shifted: (window as Window & { shifted?: number }).shifted,
        wide: document.documentElement.scrollWidth > innerWidth,
      }));
      expect(shifted, path).toBeLessThan(0.001);
      expect(wide, path).toBe(false);
    }
  });
}
