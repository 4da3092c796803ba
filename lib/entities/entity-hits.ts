import { folded } from "@/db/folded";
import { containing } from "./like-pattern";

/** Of each way to find something, at most so many are taken. */
const MOST = 500;
/** How many of the newest entities are looked through for text in the middle: some tens of milliseconds. */
const NEWEST = 50_000;

/**
 * SQL of the ids (hit_id) of entities that a text may mean. Of all of them: those whose whole name, last name, e-mail
 * address or reference begins with it, at most 500 each, found by index. Of the newest 50,000: also those that have it
 * in the middle. Costs the same among millions.
 */
export function entityHits(text: string, bind: (value: string) => string): string {
  const least = folded(bind(text.trim()));
  const scope = "tenant_id = $1 and mode = $2";
  const beginnings = ["search_name", "search_last_name", "search_email", "search_external_id"].map(
    (column) =>
      `(select id from entities where ${scope} and ${column} collate "C" >= (${least}) collate "C"
         and ${column} collate "C" < ((${least}) || chr(1114111)) collate "C" limit ${MOST})`,
  );
  const pattern = bind(containing(text));
  const within = `select id from (select id, name, external_id, email from entities
    where ${scope} and erased_at is null order by created_at desc, id desc limit ${NEWEST}) newest
    where name ilike ${pattern} or external_id ilike ${pattern} or email ilike ${pattern}`;
  return `select distinct id as hit_id from (${[...beginnings, within].join(" union all ")}) ways`;
}
