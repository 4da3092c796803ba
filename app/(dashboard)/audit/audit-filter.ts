import { momentFilter } from "@/lib/api/operations/entity-query";
import type { AuditFilter } from "@/lib/audit/list-entries";
import { DomainError } from "@/lib/errors";
import { isId } from "@/lib/ids";
import type { SearchParams } from "../server-page";

/** The filter's fields as they stand in the address. */
export type FilterFields = Record<"action" | "about" | "actor" | "mode" | "from" | "until", string>;
const FIELDS = ["action", "about", "actor", "mode", "from", "until"] as const;

/** What the address filters by; a field that makes no sense is named and filters nothing. */
export async function auditFilter(
  searchParams: SearchParams,
): Promise<{ filter: AuditFilter; fields: FilterFields; wrong: string[] }> {
  const given = await searchParams;
  const fields = Object.fromEntries(
    FIELDS.map((name) => [name, typeof given[name] === "string" ? given[name].trim() : ""]),
  ) as FilterFields;
  const wrong: string[] = [];
  const id = (name: "about" | "actor", label: string) => {
    if (!fields[name] || isId(fields[name])) return fields[name].toLowerCase();
    wrong.push(`${label} must be a whole id.`);
    return "";
  };
  const moment = (name: "from" | "until", label: string) => {
    try {
      return momentFilter(name, fields[name]);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      wrong.push(`${label} must be a date such as 2026-06-12.`);
      return undefined;
    }
  };
  const [about, actor] = [id("about", "The thing's id"), id("actor", "Who")];
  const [from, until] = [moment("from", "From"), moment("until", "Until")];
  return {
    fields,
    wrong,
    filter: {
      ...(/^[a-z_]+\.[a-z_]+$/.test(fields.action) ? { action: fields.action } : {}),
      ...(about ? { targetId: about } : {}),
      ...(actor ? { actorId: actor } : {}),
      ...(fields.mode === "test" || fields.mode === "live" ? { mode: fields.mode } : {}),
      ...(from ? { from } : {}),
      ...(until ? { until } : {}),
    },
  };
}
