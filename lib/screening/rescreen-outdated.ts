import type { Database } from "@/db/client";
import { DomainError } from "../errors";
import { log } from "../log";
import { systemContext } from "../outbox/system-context";
import { findOutdated } from "./find-outdated";
import { rescreenEntity } from "./rescreen-entity";

/** Entities screened in one turn of the duty: a turn takes seconds, and the next follows. */
const BATCH = 100;
/** The serving versions at which nothing was left to do, so that a quiet installation is not searched every minute. */
let settledAt = "";

/**
 * Screens entities again whose last screening searched older versions of the lists, a bounded number each turn.
 * Returns how many were done.
 */
export async function rescreenOutdated(
  database: Database,
  tenantId: string | null = null,
  most = BATCH,
): Promise<{ screened: number; newHits: number }> {
  let [screened, newHits] = [0, 0];
  for (const due of await findOutdated(database, tenantId, most)) {
    const ctx = systemContext(database, due, "rescreening");
    try {
      const done = await rescreenEntity(ctx, due.entityId, [due.kind]);
      screened += 1;
      newHits += done.newHits;
    } catch (error) {
      // Erased meanwhile.
      if (!(error instanceof DomainError && error.code === "NOT_FOUND")) throw error;
    }
  }
  return { screened, newHits };
}

/** The worker's duty: as rescreenOutdated, and silent while the lists are the ones at which all was done. */
export async function rescreenDuty(database: Database): Promise<void> {
  const [row] = await database.readSystem<{ serving: string | null }>(
    "select string_agg(list || '@' || number, ' ' order by list) as serving from watchlist_versions where state = 'current'",
  );
  const serving = row?.serving ?? "";
  if (serving === settledAt) return;
  const { screened, newHits } = await rescreenOutdated(database);
  if (screened > 0) log().info({ screened, newHits }, "entities rescreened");
  if (screened < BATCH) settledAt = serving;
}
