import { pgEnum } from "drizzle-orm/pg-core";

/** Test and live data never meet: every tenant-owned row carries its mode, inside its primary key. */
export const modeEnum = pgEnum("mode", ["test", "live"]);
