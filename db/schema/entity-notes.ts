import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, mode, tenantId } from "../columns";
import { entities } from "./entities";

/** What people wrote about an entity. Never changed; the erasure of the entity takes them along. */
export const entityNotes = pgTable(
  "entity_notes",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    entityId: uuid("entity_id").notNull(),
    text: text("text").notNull(),
    authorId: uuid("author_id").notNull(),
    /** As it was then. */
    authorName: text("author_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.entityId],
      foreignColumns: [entities.tenantId, entities.mode, entities.id],
    }),
    index("entity_notes_newest_idx").on(t.tenantId, t.mode, t.entityId, t.createdAt, t.id),
  ],
);
