import { expect, test } from "../../fixtures/browser-test";
import { invite } from "./invite";
import { doMovements, expectScreen, startWith, takeAndSend } from "./screens";

test.use({ viewport: { width: 390, height: 844 }, locale: "en-GB" });

test("one camera stream serves all steps, and the shutter waits for its picture", async ({ page, demo }) => {
  await page.addInitScript(() => {
    if (!navigator.mediaDevices) return;
    const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const asked: unknown[] = [];
    Object.assign(window, { asked });
    navigator.mediaDevices.getUserMedia = (constraints) => {
      asked.push(constraints?.audio);
      return real(constraints);
    };
  });
  const { link } = await invite(demo);
  await startWith(page, link, /Driving licence/);
  for (const screen of ["Driving licence, front", "Driving licence, back", "Your face"]) {
    await expectScreen(page, screen);
    // As soon as it can be pressed, the picture is good: no black one, no error.
    await takeAndSend(page);
  }
  await doMovements(page);
  // Asked for once, and never for sound.
  expect(await page.evaluate(() => (window as unknown as { asked: unknown[] }).asked)).toEqual([false]);
});
