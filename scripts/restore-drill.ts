import "../e2e/fixtures/process-env";
import { onRuntime } from "./runtime/on-runtime";

/**
 * Takes a backup of a running installation, loses the installation, restores it into an empty place and proves what
 * docs/operations.md says of it: `npx tsx scripts/restore-drill.ts`. Exit 1 when a step does not hold.
 */
await onRuntime(async () => {
  const { restoreDrill } = await import("./drill/restore-drill");
  process.exit((await restoreDrill()) ? 0 : 1);
});
