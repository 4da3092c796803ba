import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, mode, tenantId } from "../columns";
import { memberships } from "./members";

/** A list with its filters under a name: its owner's, or everybody's. */
export const savedViews = pgTable(
  "saved_views",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    ownerId: uuid("owner_id").notNull(),
    list: text("list").$type<"sessions" | "queue" | "entities">().notNull(),
    name: text("name").notNull(),
    /** The filters as the list's address has them, without a page. */
    query: text("query").notNull(),
    /** Columns shown, in order; null: as everybody starts. */
    columns: text("columns").array(),
    shared: boolean("shared").notNull().default(false),
    createdAt: createdAt(),
    updatedAt: instant("updated_at").notNull().default(sql`now()`),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.ownerId],
      foreignColumns: [memberships.tenantId, memberships.userId],
    }),
    index("saved_views_list_idx").on(t.tenantId, t.mode, t.list),
    check("saved_views_list_check", sql`${t.list} in ('sessions', 'queue', 'entities')`),
  ],
);
