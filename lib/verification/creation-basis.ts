import type { Tx } from "@/db/client";
import type { TenantSettings } from "@/db/schema";
import type { Ctx } from "../context";
import { DomainError, notFound } from "../errors";
import { instantText } from "../format/instant";
import { expireOne } from "./expire-sessions";
import { isActive, type SessionStatus } from "./session-state";

type Row = {
  tenant_name: string;
  settings: TenantSettings;
  entity_type: "individual" | "company";
  entity_name: string;
  external_id: string | null;
  active_id: string | null;
  status: SessionStatus;
  expires_at: Date;
  created_at: Date;
  balance: number | null;
};
type Active = { id: string; status: SessionStatus; expiresAt: Date; createdAt: Date };

// Everything a creation decides on, in one round trip. KEY SHARE: the entity cannot be erased meanwhile.
const text = `
select t.name as tenant_name, t.settings, e.entity_type, e.name as entity_name, e.external_id,
  s.id as active_id, s.status, s.expires_at, s.created_at, a.balance
from entities e
join tenants t on t.id = e.tenant_id
left join verification_sessions s on s.tenant_id = e.tenant_id and s.mode = e.mode and s.entity_id = e.id
  and s.status in ('pending', 'accessed')
left join credit_accounts a on a.tenant_id = e.tenant_id and a.mode = e.mode
where e.tenant_id = $1 and e.mode = $2 and e.id = $3 and e.erased_at is null
for key share of e`;

/** What a new session depends on. Expires an overdue session of the entity on the way. Throws NOT_FOUND. */
export async function findCreationBasis(ctx: Ctx, tx: Tx, entityId: string) {
  const [row] = await tx.query<Row>(text, [ctx.tenantId, ctx.mode, entityId]);
  if (!row) throw notFound("Entity");
  let active: Active | null = null;
  if (row.active_id) {
    active = { id: row.active_id, status: row.status, expiresAt: row.expires_at, createdAt: row.created_at };
    if (!isActive(active, ctx.now())) {
      await expireOne(ctx, tx, active.id);
      active = null;
    }
  }
  return {
    tenantName: row.tenant_name,
    settings: row.settings,
    entityType: row.entity_type,
    entityName: row.entity_name,
    externalId: row.external_id,
    balance: row.balance ?? 0,
    active,
  };
}

/** The documented 409. */
export const activeConflict = (active: Active) =>
  new DomainError("CONFLICT", "Active verification session already exists.", {
    details: {
      existing_session_id: active.id,
      status: active.status,
      expires_at: instantText(active.expiresAt),
      created_at: instantText(active.createdAt),
    },
  });
