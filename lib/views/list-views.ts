import { authorize } from "../authorize";
import { type Ctx, readRows } from "../context";
import { callingPerson } from "../queue/calling-person";

export const LISTS = ["sessions", "queue", "entities"] as const;
export type ListName = (typeof LISTS)[number];

export type SavedView = {
  id: string;
  list: ListName;
  name: string;
  query: string;
  columns: string[] | null;
  shared: boolean;
  ownerId: string;
  ownerName: string;
};

/** Select list of a view, its table under the name v. */
export const VIEW_COLUMNS = `v.id, v.list, v.name, v.query, v.columns, v.shared, v.owner_id as "ownerId",
  coalesce((select name from users where id = v.owner_id), '') as "ownerName"`;

/** The caller's views of a list and those that others share, by name, at most 200. Needs `sessions:read`. */
export function listViews(ctx: Ctx, list: ListName | undefined): Promise<SavedView[]> {
  authorize(ctx, "sessions:read");
  return readRows<SavedView>(
    ctx,
    `select ${VIEW_COLUMNS} from saved_views v where v.tenant_id = $1 and v.mode = $2
       and (v.owner_id = $3::uuid or v.shared) and ($4::text is null or v.list = $4)
     order by v.shared, lower(v.name), v.id limit 200`,
    [ctx.tenantId, ctx.mode, callingPerson(ctx).id, list ?? null],
  );
}
