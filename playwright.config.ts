import { existsSync } from "node:fs";
import { chromium, defineConfig } from "@playwright/test";
import { installedBrowser } from "./scripts/test/installed-browser";

const ownBrowser = existsSync(chromium.executablePath());
const executablePath = process.env.BROWSER_PATH ?? (ownBrowser ? undefined : installedBrowser());

// Against a demo of its own on free ports, or the running one whose demo.json DEMO_JSON names.
export default defineConfig({
  testDir: "e2e/web",
  globalSetup: "./e2e/fixtures/start-demo.ts",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  reporter: "list",
  use: {
    headless: true,
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // A root account cannot have Chromium's sandbox; the camera is a generated picture.
      args: ["--no-sandbox", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
    },
  },
});
