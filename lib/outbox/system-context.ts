import type { Database, Mode, Tx } from "@/db/client";
import type { Ctx } from "../context";

/** The context of work nobody asked for just now: the worker's jobs and duties. */
export function systemContext(
  database: Database,
  scope: { tenantId: string; mode: Mode },
  name: string,
  tx?: Tx,
): Ctx {
  return {
    database,
    tenantId: scope.tenantId,
    mode: scope.mode,
    actor: { type: "system", name },
    requestId: name,
    now: () => new Date(),
    ...(tx ? { tx } : {}),
  };
}
