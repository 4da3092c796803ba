import { sql } from "drizzle-orm";
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

import { modeEnum } from "./schema/mode";

export { modeEnum };

/** The first column of every tenant-owned key, so that the schema can be distributed by tenant. */
export const tenantId = () => uuid("tenant_id").notNull();

/** Second column of every tenant-owned key. */
export const mode = () => modeEnum("mode").notNull();

/** UUIDv7 made by the application (PostgreSQL before 18 has no uuidv7()). */
export const id = () => uuid("id").notNull();

/** An instant in UTC; the application writes milliseconds, so cursors are exact. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** When the row was written. */
export const createdAt = () => instant("created_at").notNull().default(sql`now()`);

/** Raw bytes. */
export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });
