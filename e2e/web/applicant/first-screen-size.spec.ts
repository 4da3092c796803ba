import { gzipSync } from "node:zlib";
import { expect, test } from "../../fixtures/browser-test";
import { invite } from "./invite";
import { expectScreen } from "./screens";

const LIMIT = 150_000;

test("the first screen needs at most 150 kB of compressed JavaScript, and shows before anything else comes", async ({
  page,
  demo,
}) => {
  const { link } = await invite(demo);
  const scripts = new Map<string, Promise<Buffer>>();
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
  });
  // What is fetched for later does not count; that it is fetched later is part of the promise.
  await page.clock.install();
  await page.goto(link);
  await expectScreen(page, /asks you to prove who you are/);
  const bodies = await Promise.all(scripts.values());
  const sizes = bodies.map((body) => gzipSync(body, { level: 6 }).length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  console.log(`first screen: ${scripts.size} scripts, ${(total / 1000).toFixed(1)} kB compressed (gzip)`);
  expect(total).toBeLessThanOrEqual(LIMIT);
});
