import { spawnSync } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import { resolve } from "node:path";

const WANTED = 24;

/** Whether this very process already is the runtime the product is built for. */
export function isRuntime(): boolean {
  return Number(process.versions.node.split(".")[0]) >= WANTED;
}

/**
 * The Node that package.json brings, installed now if npm skipped its install script.
 * @throws Error that says what to do when it cannot be had
 */
export function findNode(): string {
  if (isRuntime()) return process.execPath;
  const folder = resolve("node_modules/node");
  const node = resolve(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(node)) return node;
  process.stderr.write(`Node ${WANTED} is missing (npm skipped its install script): fetching it …\n`);
  spawnSync(process.execPath, ["installArchSpecificPackage.js"], { cwd: folder, stdio: "ignore" });
  if (existsSync(node)) {
    // npm makes no link to a program that is not there yet; with it, every npm script runs on this Node.
    if (process.platform !== "win32") symlinkSync("../node/bin/node", resolve("node_modules/.bin/node"));
    return node;
  }
  throw new Error(
    `Node ${WANTED} could not be fetched. Run "npm rebuild node", or install Node ${WANTED} yourself.`,
  );
}
