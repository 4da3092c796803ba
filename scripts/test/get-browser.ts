import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { installedBrowser } from "./installed-browser";
import { runCommand } from "./run-command";

/** A Chromium to test with; without a path it is Playwright's own. */
export interface Browser {
  label: string;
  path?: string;
}

/**
 * Finds or fetches a browser: Playwright's own, an installed one, the distribution's (as root on Debian and its
 * kin), and last the one npm brings.
 */
export async function getBrowser(): Promise<Browser> {
  if (process.env.BROWSER_PATH) return { label: process.env.BROWSER_PATH, path: process.env.BROWSER_PATH };
  if (existsSync(chromium.executablePath())) return { label: "Playwright's own Chromium" };
  const installed = installedBrowser();
  if (installed) return { label: `installed (${installed})`, path: installed };
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const path = await fromApt();
    if (path) return { label: `installed now by apt-get (${path})`, path };
  }
  const { default: packed } = await import("@sparticuz/chromium");
  const path = await packed.executablePath();
  if (spawnSync(path, ["--version"]).status !== 0) {
    throw new Error("No browser could be found or fetched. Install chromium, or give BROWSER_PATH.");
  }
  return { label: `from npm (@sparticuz/chromium, ${path})`, path };
}

async function fromApt(): Promise<string | undefined> {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"];
  const first = await runCommand(install, { show: false, limit: 5, env });
  if (!first.ok) {
    await runCommand(["apt-get", "update"], { show: false, limit: 5, env });
    await runCommand(install, { show: false, limit: 5, env });
  }
  return installedBrowser();
}
