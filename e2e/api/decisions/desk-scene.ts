import { newId } from "@/lib/ids";
import type { ApiTenant, TestApi } from "../../fixtures/api";

/** A tenant with two people and a key each, and what it takes to bring sessions to a reviewer's desk. */
export async function makeDesk(api: TestApi) {
  const tenant = await api.createTenant();
  const bob = newId();
  await api.owner`insert into users (id, email, name) values (${bob}, ${`bob.${bob}@example.com`}, 'Bob Reyes')`;
  await api.owner`insert into memberships (tenant_id, user_id, role) values (${tenant.id}, ${bob}, 'reviewer')`;
  const keys = { ada: tenant.keys.test, bob: await api.createKey({ id: tenant.id, userId: bob }, "test") };
  type Who = keyof typeof keys;
  const call = (who: Who, method: string, path: string, body?: unknown) =>
    api.request(method, `/api/v2/verification/sessions/${path}`, {
      key: keys[who],
      ...(body === undefined ? {} : { body }),
    });

  async function session(outcome: string, email: string | null = "john@example.com") {
    const entity_id = await api.createEntity(tenant);
    const made = await call("ada", "POST", "", {
      entity_id,
      ...(email ? { email } : { send_email: false }),
      verification_checks: { document_check: true },
    });
    const id: string = made.body.session_id;
    await api.request("POST", `/api/v2/test/verification/sessions/${id}/simulate/`, {
      key: keys.ada,
      body: { action: "complete", outcomes: { document_check: outcome } },
    });
    return id;
  }

  async function discrepancy(sessionId: string, field = "last_name"): Promise<string> {
    const id = newId();
    await api.owner`insert into discrepancies (tenant_id, mode, id, session_id, check_id, field, record_value, document_value)
      select tenant_id, mode, ${id}::uuid, session_id, id, ${field}, 'Doe', 'DOUGH' from checks where session_id = ${sessionId}`;
    return id;
  }

  const contest = (sessionId: string) =>
    api.owner`insert into contests (tenant_id, mode, id, session_id, text, language)
      values (${tenant.id}, 'test', ${newId()}, ${sessionId}, 'That is my passport.', 'de')`;

  const fourEyes = (on: boolean) =>
    api.owner`update tenants set settings = settings || ${api.owner.json({ fourEyes: on })} where id = ${tenant.id}`;

  return { tenant: tenant as ApiTenant, bob, call, session, discrepancy, contest, fourEyes };
}
