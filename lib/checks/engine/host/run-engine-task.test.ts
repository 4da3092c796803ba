import { afterAll, expect, test } from "vitest";
import { runEngineTask, stopEngine } from "./run-engine-task";

afterAll(stopEngine);

test("the product's own engine answers from a child, which stays warm until it is stopped", async () => {
  const [first, second] = await Promise.all([runEngineTask("status", {}), runEngineTask("status", {})]);
  expect(first.pid).not.toBe(process.pid);
  expect(second.pid).toBe(first.pid);
  await stopEngine();
  expect(() => process.kill(first.pid, 0)).toThrow();
  expect((await runEngineTask("status", {})).pid).not.toBe(first.pid);
});
