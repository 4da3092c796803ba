import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { build } from "esbuild";
import { sourceStamp, writeStamp } from "./stamp";

/**
 * Builds for production: Next's pages into .next/, and the processes into dist/, which then need neither
 * TypeScript nor tsx (packages stay in node_modules).
 * @throws Error with the output of what failed
 */
export async function buildAll(): Promise<void> {
  // Sources changed while building must count as changed afterwards.
  const stamp = sourceStamp();
  await rm("dist", { recursive: true, force: true });
  await Promise.all([buildPages(), bundleProcesses()]);
  writeStamp(stamp);
}

async function bundleProcesses(): Promise<void> {
  await build({
    entryPoints: ["web", "worker", "engine", "migrate", "cli"].map((name) => `scripts/${name}.ts`),
    outdir: "dist",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    packages: "external",
    jsx: "automatic",
    sourcemap: true,
    logLevel: "warning",
  });
}

function buildPages(): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [resolve("node_modules/next/dist/bin/next"), "build"], {
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    process.once("exit", () => child.kill());
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => {
        said += chunk;
      });
    }
    child.once("error", fail);
    child.once("close", (code) => {
      if (code === 0) done();
      else fail(new Error(`next build failed:\n${said.trim()}`));
    });
  });
}
