import type { Database, Mode } from "@/db/client";
import type { Scope } from "../authorize";
import type { Role } from "../context";

/** A key that may be used, with its owner. */
export type UsableKey = {
  public_id: string;
  tenant_id: string;
  mode: Mode;
  id: string;
  secret_hash: Buffer;
  name: string;
  scopes: Scope[];
  allowed_ips: string[];
  error_codes: "documented" | "lowercase";
  owner_id: string;
  owner_name: string;
  owner_email: string;
  role: Role;
};

// What may not be used is not found.
const text = `
select k.public_id, k.tenant_id, k.mode, k.id, k.secret_hash, k.name, k.scopes, k.allowed_ips, k.error_codes,
  k.owner_id, u.name as owner_name, u.email as owner_email, m.role
from api_keys k
join tenants t on t.id = k.tenant_id and t.is_active
join memberships m on m.tenant_id = k.tenant_id and m.user_id = k.owner_id and m.is_active
join users u on u.id = k.owner_id and u.is_active
where k.public_id = any($1::text[]) and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`;

/** Look-ups under way at once; whoever asks meanwhile is served by the next. */
const FLIGHTS = 2;
const MOST = 200;

type Waiting = { publicId: string; done(key: UsableKey | undefined): void; fail(error: unknown): void };
type Desk = { waiting: Waiting[]; flights: number };
const desks = new WeakMap<Database, Desk>();

/**
 * The key of this public id, or undefined. Requests that arrive while a look-up is under way share the next one:
 * each still reads what is true after it arrived, so a revoked key is refused at once, and under load one
 * statement serves many requests. Nothing is remembered.
 */
export function findKey(database: Database, publicId: string): Promise<UsableKey | undefined> {
  const desk = desks.get(database) ?? { waiting: [], flights: 0 };
  desks.set(database, desk);
  return new Promise((done, fail) => {
    desk.waiting.push({ publicId, done, fail });
    void serve(database, desk);
  });
}

async function serve(database: Database, desk: Desk): Promise<void> {
  if (desk.flights >= FLIGHTS) return;
  desk.flights += 1;
  while (desk.waiting.length > 0) {
    const asked = desk.waiting.splice(0, MOST);
    try {
      const rows = await database.readSystem<UsableKey>(text, [[...new Set(asked.map((a) => a.publicId))]]);
      const found = new Map(rows.map((row) => [row.public_id, row]));
      for (const { publicId, done } of asked) done(found.get(publicId));
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
  }
  desk.flights -= 1;
}
