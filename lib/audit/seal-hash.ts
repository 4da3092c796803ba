import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json";

/** What of an entry the chain protects: everything but the hash itself. Times in ISO 8601 with microseconds. */
export type SealedContent = {
  tenantId: string;
  id: string;
  sequence: number;
  mode: string | null;
  action: string;
  actorType: string;
  actorId: string | null;
  targetType: string;
  targetId: string | null;
  requestId: string | null;
  details: Record<string, unknown>;
  createdAt: string;
};

/** What precedes the first entry of a tenant. */
export const GENESIS: Buffer = Buffer.alloc(32);

/** Select list over `audit_entries a` for SealedContent without its sequence; PostgreSQL writes the time exactly. */
export const CONTENT_COLUMNS = `a.tenant_id as "tenantId", a.id, a.mode, a.action, a.actor_type as "actorType",
  a.actor_id as "actorId", a.target_type as "targetType", a.target_id as "targetId", a.request_id as "requestId",
  a.details, to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "createdAt"`;

/** SHA-256 of the previous entry's hash and this entry's canonical JSON (UTF-8). */
export function sealHash(previous: Buffer, content: SealedContent): Buffer {
  return createHash("sha256").update(previous).update(canonicalJson(content)).digest();
}
