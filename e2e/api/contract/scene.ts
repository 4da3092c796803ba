import type { Ctx } from "@/lib/context";
import { database } from "@/lib/database";
import { lockSession } from "@/lib/verification/lock-session";
import { markAccessed } from "@/lib/verification/open-session";
import { recordCheckResult, sessionChecks } from "@/lib/verification/record-check-result";
import type { ApiTenant } from "../../fixtures/api";
import type { HttpApi } from "../../fixtures/http-api";

/** The ids of the document's people and things. */
export const DOCUMENTED = {
  entity: "550e8400-e29b-41d4-a716-446655440000",
  session: "770e8400-e29b-41d4-a716-446655440002",
  existing: "880e8400-e29b-41d4-a716-446655440003",
  reviewer: "130e8400-e29b-41d4-a716-446655440013",
};

/** What the document's passport said. */
const PASSPORT = {
  first_name: "John",
  last_name: "Doe",
  date_of_birth: "1985-05-15",
  document_type: "passport",
  document_number: "P12345678",
  document_country: "GB",
  nationality: "GB",
  expiry_date: "2030-05-15",
  gender: "male",
  address: { line1: "123 Main Street", city: "London", postcode: "SW1A 1AA", country: "GB" },
};

export type Scene = Awaited<ReturnType<typeof makeScene>>;

/**
 * A tenant of its own in the document's world, live: the entity John Doe (or a company) has the documented id. Live,
 * because test mode shows limited data.
 */
export async function makeScene(api: HttpApi, entityType = "individual") {
  const tenant = await api.createTenant();
  const names = entityType === "individual" ? ["John", "Doe", null] : [null, null, "John Doe"];
  await api.owner`insert into entities (tenant_id, mode, id, entity_type, name, first_name, last_name, legal_name)
    values (${tenant.id}, 'live', ${DOCUMENTED.entity}, ${entityType}, 'John Doe', ${names[0] ?? null}, ${names[1] ?? null}, ${names[2] ?? null})`;

  const call = (method: string, path: string, body?: unknown) =>
    api.request(method, `/api/v2${path}`, { key: tenant.keys.live, ...(body === undefined ? {} : { body }) });

  return {
    tenant,
    call,
    key: tenant.keys.live,
    /** A session as the document creates it; returns its id. */
    async create(): Promise<string> {
      const body = { entity_id: DOCUMENTED.entity, email: "john.doe@example.com" };
      const made = await call("POST", "/verification/sessions/", body);
      if (made.status !== 202) throw new Error(made.text);
      return made.body.session_id;
    },
    /** Opens the session and gives every check the result the document shows. */
    complete: (sessionId: string) => complete(tenant, sessionId),
    review: (sessionId: string) =>
      call("POST", `/verification/sessions/${sessionId}/reviews/create/`, {
        decision: "approved",
        notes: "Identity verified successfully. All checks clear.",
      }),
    /** Pending sessions of as many other people. */
    async crowd(size: number): Promise<void> {
      await api.owner`with people as (
          insert into entities (tenant_id, mode, id, entity_type, name, first_name, last_name)
          select ${tenant.id}::uuid, 'live', gen_random_uuid(), 'individual', 'Jane Roe', 'Jane', 'Roe'
          from generate_series(1, ${size}::int) returning id)
        insert into verification_sessions (tenant_id, mode, id, entity_id, entity_name, email, profile, delivery_method,
          email_sent, check_types, price, expires_at)
        select ${tenant.id}::uuid, 'live', gen_random_uuid(), id, 'Jane Roe', 'jane@example.com', 'basic', 'email', true,
          '{document_check}', 1, now() + interval '2 days' from people`;
    },
  };
}

async function complete(tenant: ApiTenant, sessionId: string): Promise<void> {
  const ctx: Ctx = {
    database: database(),
    tenantId: tenant.id,
    mode: "live",
    actor: { type: "system", name: "test" },
    requestId: "test",
    now: () => new Date(),
  };
  await ctx.database.inTenant({ tenantId: tenant.id, mode: "live" }, async (tx) => {
    let session = await markAccessed(ctx, tx, await lockSession(ctx, tx, sessionId));
    // As handing in leaves them: results count for checks under way only.
    await tx.query("update checks set status = 'processing' where session_id = $1", [sessionId]);
    for (const check of await sessionChecks(ctx, tx, sessionId)) {
      const document = check.checkType === "document_check";
      session = await recordCheckResult(ctx, tx, session, check.id, "test", {
        outcome: "clear",
        breakdown: document
          ? { documentValidation: "clear", imageQuality: "clear", visualAuthenticity: "clear" }
          : { livenessChallenge: "clear" },
        evidence: {},
        ...(document ? { extractedData: PASSPORT } : {}),
      });
    }
  });
}
