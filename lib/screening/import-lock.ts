import type { Database } from "@/db/client";
import { DomainError } from "../errors";

/** Runs `work` while no other process imports or prunes this list. CONFLICT when somebody does. */
export async function alone<T>(database: Database, list: string, work: () => Promise<T>): Promise<T> {
  const done = await database.whileLocked("veridesk.watchlist", list, work);
  if (!done.ran) throw new DomainError("CONFLICT", "This list is being imported or pruned right now.");
  return done.value;
}
