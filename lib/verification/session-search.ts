import { folded } from "@/db/folded";
import type { Ctx } from "../context";
import { documentNumberHash } from "./document-number";

/** Of each way to find something, at most so many are taken; beyond it the search says it was cut. */
export const SEARCH_MOST = 500;
/** The newest sessions of each person found. */
const OF_ENTITY = 50;

type Bind = (value: string | Buffer) => string;

/**
 * SQL of the ids (hit_id) of sessions that a text may mean: people whose whole name, last name, e-mail address or reference
 * begins with it, sessions mailed to such an address, a session whose id begins with it, or one whose document has
 * exactly this number. Each way is an index range, so it costs the same among millions.
 */
export function sessionHits(ctx: Ctx, text: string, bind: Bind): string {
  const least = folded(bind(text.trim()));
  const range = (column: string) =>
    `${column} collate "C" >= (${least}) collate "C" and ${column} collate "C" < ((${least}) || chr(1114111)) collate "C"`;
  const scope = "tenant_id = $1 and mode = $2";
  const people = ["search_name", "search_last_name", "search_email", "search_external_id"].map(
    (column) => `(select id from entities where ${scope} and ${range(column)} limit ${SEARCH_MOST})`,
  );
  const ways = [
    `select s.id from (${people.join(" union ")}) p cross join lateral (select id from verification_sessions
       where ${scope} and entity_id = p.id order by created_at desc, id desc limit ${OF_ENTITY}) s`,
    `(select id from verification_sessions where ${scope} and ${range("search_email")} limit ${SEARCH_MOST})`,
  ];
  const ids = idRange(text);
  if (ids) {
    ways.push(
      `(select id from verification_sessions where ${scope} and id between ${bind(ids[0])}::uuid and ${bind(ids[1])}::uuid limit ${SEARCH_MOST})`,
    );
  }
  const hash = documentNumberHash(ctx.tenantId, text);
  if (hash && text.length <= 60) {
    ways.push(
      `(select id from verification_sessions where ${scope} and document_number_hash = ${bind(hash)} limit ${SEARCH_MOST})`,
    );
  }
  return `select distinct id as hit_id from (${ways.join(" union all ")}) ways`;
}

/** First and last id that begins with this, when it can be the beginning of one (six digits at least). */
function idRange(text: string): [string, string] | null {
  const digits = text.trim().toLowerCase().replaceAll("-", "");
  if (!/^[0-9a-f]{6,32}$/.test(digits)) return null;
  const spell = (fill: string) =>
    digits.padEnd(32, fill).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return [spell("0"), spell("f")];
}
