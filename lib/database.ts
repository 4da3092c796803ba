import { Database, tolerateSecond } from "@/db/client";
import { env } from "./env";

const store = globalThis as typeof globalThis & { veridesk_database?: Database };

/** This process's database. One for all bundles: the API mount and Next's each carry a copy of this module. */
export function database(): Database {
  if (!store.veridesk_database && env().NODE_ENV === "production") tolerateSecond();
  store.veridesk_database ??= new Database(env().DATABASE_URL, env().DATABASE_POOL);
  return store.veridesk_database;
}
