import { onRuntime } from "./runtime/on-runtime";

await onRuntime(async () => {
  const { buildAll } = await import("./build/build-all");
  await buildAll();
});
