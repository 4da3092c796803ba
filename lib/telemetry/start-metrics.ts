import type { Server } from "node:http";
import type { Database } from "@/db/client";
import { env } from "../env";

/** Serves this process's figures where METRICS_PORT is set; else nothing of it is loaded. */
export async function serveMetrics(database: Database): Promise<Server | null> {
  if (env().METRICS_PORT === undefined) return null;
  const { listenForMetrics } = await import("./serve-metrics");
  return listenForMetrics(database);
}
