import { timingSafeEqual } from "node:crypto";
import type { Database, Mode } from "@/db/client";
import type { Actor } from "../context";
import { DomainError } from "../errors";
import { isAddressAllowed } from "./address-list";
import { findKey } from "./find-key";
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
  const row = await findKey(database, key.publicId);
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
