import { z } from "zod";

const id = z.string().meta({ format: "uuid" });
const name = z.string().trim().min(1).max(80);
/** The list's address after the question mark, without a page. */
const query = z.string().max(2_000);
const columns = z.array(z.string().max(40)).max(30).nullable();
export const listName = z.enum(["sessions", "queue", "entities"]);

export const savedView = z
  .object({
    id,
    list: listName,
    name: z.string(),
    query: z.string(),
    columns: z.array(z.string()).nullable(),
    shared: z.boolean(),
    owner: z.object({ id, name: z.string() }),
  })
  .meta({ id: "SavedView" });
export const savedViews = z.object({ results: z.array(savedView) }).meta({ id: "SavedViews" });

export const createViewBody = z
  .object({ list: listName, name, query, columns: columns.optional(), shared: z.boolean().optional() })
  .meta({ id: "CreateView" });
export const updateViewBody = z
  .object({
    name: name.optional(),
    query: query.optional(),
    columns: columns.optional(),
    shared: z.boolean().optional(),
  })
  .meta({ id: "UpdateView" });
export const deletedView = z.object({ id }).meta({ id: "ViewDeleted" });
