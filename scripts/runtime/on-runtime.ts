import { spawn } from "node:child_process";
import { delimiter, dirname } from "node:path";
import { findNode, isRuntime } from "./find-node";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `work` on the Node the product is built for: here, or when this Node is older, by starting the same
 * command again on it and ending as it ends. An error is told in one line.
 */
export async function onRuntime(work: () => Promise<void>): Promise<void> {
  try {
    if (isRuntime()) await work();
    else again(findNode());
  } catch (error) {
    console.error(process.env.DEBUG ? error : `\n✗ ${(error as Error).message}`);
    process.exit(1);
  }
}

function again(node: string): void {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
    // The channel lets it notice when we are killed.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}` },
  });
  // Ctrl-C reaches the child by itself; what was sent to us alone is passed on.
  for (const signal of SIGNALS) process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
  child.once("exit", (code) => process.exit(code ?? 1));
}
