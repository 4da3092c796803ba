import { onRuntime } from "./runtime/on-runtime";

await onRuntime(async () => {
  const { runDemo } = await import("./demo/run-demo");
  await runDemo({ development: process.argv.includes("--dev") });
});
