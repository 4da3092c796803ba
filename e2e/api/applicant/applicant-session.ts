import type { Database, Mode } from "@/db/client";
import type { CheckType } from "@/lib/checks/registry";
import type { Ctx } from "@/lib/context";
import { newId } from "@/lib/ids";
import { makeLinkToken } from "@/lib/verification/link-token";
import { openSession } from "@/lib/verification/open-session";

export type Invited = { database: Database; tenantId: string; mode: Mode; sessionId: string; token: string };
type Wish = {
  mode?: Mode;
  checkTypes?: CheckType[];
  expiresAt?: Date;
  tenantId?: string;
  redirect?: { url: string; state: string | null };
};

const inAnHour = () => new Date(Date.now() + 3_600_000);

/** A person who was sent a link: tenant (or the given one), entity, pending session with its checks, link. */
export async function inviteApplicant(database: Database, wish: Wish = {}): Promise<Invited> {
  const { mode = "live", checkTypes = ["document_check", "enhanced_identity_check"] } = wish;
  const tenantId = wish.tenantId ?? newId();
  const [entityId, sessionId, link] = [newId(), newId(), makeLinkToken()];
  await database.asSystem(async (tx) => {
    if (!wish.tenantId)
      await tx.query("insert into tenants (id, name) values ($1, 'Northwind Bank')", [tenantId]);
    await tx.query(
      `insert into entities (tenant_id, mode, id, entity_type, name, first_name, last_name)
       values ($1, $2, $3, 'individual', 'John Doe', 'John', 'Doe')`,
      [tenantId, mode, entityId],
    );
    await tx.query(
      `insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, email, profile, delivery_method,
         email_sent, check_types, price, event_sequence, expires_at, completion_redirect_url, completion_state)
       values ($1, $2, $3, $4, 'John Doe', 'john@example.test', 'custom', 'email', true, $5, 3, 1, $6, $7, $8)`,
      [
        ...[tenantId, mode, sessionId, entityId, checkTypes],
        ...[wish.expiresAt ?? inAnHour(), wish.redirect?.url ?? null, wish.redirect?.state ?? null],
      ],
    );
    for (const [position, type] of checkTypes.entries()) {
      await tx.query(
        `insert into checks (tenant_id, mode, id, session_id, position, check_type, price)
         values ($1, $2, $3, $4, $5, $6, 1)`,
        [tenantId, mode, newId(), sessionId, position, type],
      );
    }
    await tx.query(
      "insert into link_tokens (tenant_id, mode, id, session_id, token_hash) values ($1, $2, $3, $4, $5)",
      [tenantId, mode, newId(), sessionId, link.hash],
    );
  });
  return { database, tenantId, mode, sessionId, token: link.token };
}

/** The same after Start: the applicant's context. */
export async function startApplicant(database: Database, wish: Wish = {}): Promise<Invited & { ctx: Ctx }> {
  const invited = await inviteApplicant(database, wish);
  const { sessionId, token } = invited;
  const consent = { version: "test", language: "en", textHash: "00".repeat(32), ip: null };
  const { ctx } = await openSession(database, { sessionId, token, requestId: "test", consent });
  return { ...invited, ctx };
}

/** A person of the tenant who may look at pictures. */
export function reviewerOf(invited: Pick<Invited, "database" | "tenantId" | "mode">): Ctx {
  const { database, tenantId, mode } = invited;
  const person = { id: newId(), name: "Rita Reviewer", email: "rita@example.test" };
  return {
    ...{ database, tenantId, mode, requestId: "test", now: () => new Date() },
    actor: { type: "user", person, role: "reviewer", signInId: newId() },
  };
}
