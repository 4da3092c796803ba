import { pgTable, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns";

/** Workers alive, for readiness: each writes its row every few seconds. */
export const workerHeartbeats = pgTable("worker_heartbeats", {
  id: uuid("id").primaryKey(),
  startedAt: instant("started_at").notNull(),
  seenAt: instant("seen_at").notNull(),
});
