import type { Database, Mode, Tx } from "@/db/client";
import type { Ctx } from "./context";
import { newId } from "./ids";

/**
 * The context of what the operator does past the dashboard (command line, set-up): allowed everything, and so named
 * in the audit log.
 * @param tx a transaction that the verbs shall join
 */
export function operatorContext(
  database: Database,
  scope: { tenantId: string; mode: Mode },
  tx?: Tx,
): Ctx & { actor: { type: "system" } } {
  return {
    database,
    tenantId: scope.tenantId,
    mode: scope.mode,
    actor: { type: "system", name: "operator" },
    requestId: newId(),
    now: () => new Date(),
    ...(tx ? { tx } : {}),
  };
}
