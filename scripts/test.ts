import { onRuntime } from "./runtime/on-runtime";

await onRuntime(async () => {
  const { runTests } = await import("./test/run-tests");
  process.exitCode = await runTests(process.argv.slice(2));
});
