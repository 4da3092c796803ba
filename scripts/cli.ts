import { onRuntime } from "./runtime/on-runtime";

await onRuntime(async () => {
  const { runCli } = await import("./cli/run-cli");
  const code = await runCli(process.argv.slice(2));
  // Idle connections would keep the process for a while; what was written goes out first.
  process.stdout.write("", () => process.exit(code));
});
