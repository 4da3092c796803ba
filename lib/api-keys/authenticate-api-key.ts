import { timingSafeEqual } from "node:crypto";
import type { Database, Mode } from "@/db/client";
import type { Scope } from "../authorize";
import type { Actor, Role } from "../context";
import { DomainError } from "../errors";
import { isAddressAllowed } from "./address-list";
import { hashSecret } from "./hash-secret";
import { parseKey } from "./key-format";
import { noteKeyUse } from "./note-key-use";

/** Whose key a request carries. */
export type AuthenticatedKey = {
  tenantId: string;
  mode: Mode;
  errorCodes: "documented" | "lowercase";
  keyName: string;
  actor: Extract<Actor, { type: "apiKey" }>;
};

type Row = {
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

// One prepared lookup; what may not be used is not found.
const text = `
select k.tenant_id, k.mode, k.id, k.secret_hash, k.name, k.scopes, k.allowed_ips, k.error_codes, k.owner_id,
  u.name as owner_name, u.email as owner_email, m.role
from api_keys k
join tenants t on t.id = k.tenant_id and t.is_active
join memberships m on m.tenant_id = k.tenant_id and m.user_id = k.owner_id and m.is_active
join users u on u.id = k.owner_id and u.is_active
where k.public_id = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())`;

const refused = () => new DomainError("AUTHENTICATION_FAILED", "Invalid or missing API key.");
const NOBODY = Buffer.alloc(32);

/**
 * The key behind an `Authorization: Bearer …` header. AUTHENTICATION_FAILED, always in the same words, when it is
 * missing, malformed, unknown, revoked, expired, or its owner or tenant is not active; PERMISSION_DENIED when the
 * key may not be used from this address. Notes its use at most once a minute.
 */
export async function authenticateApiKey(
  database: Database,
  request: { authorization: string | null; address: string | null },
): Promise<AuthenticatedKey> {
  const [, presented = ""] = /^Bearer +(\S+)$/i.exec(request.authorization ?? "") ?? [];
  const key = parseKey(presented);
  if (!key) throw refused();
  const [row] = await database.readSystem<Row>(text, [key.publicId]);
  const same = timingSafeEqual(hashSecret(key.secret), row?.secret_hash ?? NOBODY);
  if (!row || !same || row.mode !== key.mode) throw refused();
  if (row.allowed_ips.length > 0 && !isAddressAllowed(row.allowed_ips, request.address)) {
    throw new DomainError("PERMISSION_DENIED", "This API key may not be used from this address.");
  }
  noteKeyUse(database, { tenantId: row.tenant_id, mode: row.mode, id: row.id });
  return {
    tenantId: row.tenant_id,
    mode: row.mode,
    errorCodes: row.error_codes,
    keyName: row.name,
    actor: {
      type: "apiKey",
      id: row.id,
      person: { id: row.owner_id, name: row.owner_name, email: row.owner_email },
      role: row.role,
      scopes: row.scopes,
    },
  };
}
