import type { Database } from "@/db/client";
import { DomainError, notFound } from "../errors";
import { isId } from "../ids";

/**
 * The tenant an operator means: by id, or by its name in full (case aside). For the operator only.
 * Errors: NOT_FOUND; INVALID_REQUEST when several have this name.
 */
export async function findTenant(
  database: Database,
  idOrName: string,
): Promise<{ id: string; name: string }> {
  const rows = isId(idOrName)
    ? await database.readSystem<{ id: string; name: string }>("select id, name from tenants where id = $1", [
        idOrName,
      ])
    : await database.readSystem<{ id: string; name: string }>(
        "select id, name from tenants where lower(name) = lower($1) order by id limit 2",
        [idOrName.replaceAll("\0", "")],
      );
  const [tenant, another] = rows;
  if (!tenant) throw notFound("Tenant");
  if (another) throw new DomainError("INVALID_REQUEST", "Several tenants have this name. Give the id.");
  return tenant;
}
