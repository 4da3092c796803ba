import type { Database } from "@/db/client";
import type { QueueDefinition } from "./definition";

/**
 * Takes poison out of the queue: rows whose workers died or hung `maxClaims` times. They stay visible with their
 * state and reason. Returns how many were parked.
 */
export async function park(database: Database, queue: QueueDefinition): Promise<number> {
  const clear = queue.clearWhenParked ? `, ${queue.clearWhenParked} = null` : "";
  const parked = await database.asSystem((tx) =>
    tx.query(
      `update ${queue.table}
       set state = '${queue.parkedState}', finished_at = now(), lease_token = null, leased_until = null,
         ${queue.errorColumn} = 'Given up: work on it was broken off ' || attempts || ' times.'${clear}
       where state = 'pending' and run_at <= now() and attempts >= ${queue.maxClaims}
         and (leased_until is null or leased_until <= now())
       returning id`,
    ),
  );
  return parked.length;
}
