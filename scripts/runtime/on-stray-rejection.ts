import { log } from "@/lib/log";

/**
 * Keeps the process alive when a promise nobody waits for rejects: postgres.js does so for a query of its own when
 * the server goes away, and one request's trouble must not end the others. Logs the kind of error, not its words.
 */
export function surviveStrayRejections(): void {
  process.on("unhandledRejection", (reason) => {
    const kind = reason instanceof Error ? reason.name : typeof reason;
    const where =
      reason instanceof Error ? reason.stack?.split("\n").find((line) => /^\s+at /.test(line)) : "";
    log().error({ kind, where: where?.trim() }, "a promise rejected and nobody waited for it");
  });
}
