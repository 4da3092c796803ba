import postgres from "postgres";
import { Database } from "@/db/client";
import { authenticateApiKey } from "@/lib/api-keys/authenticate-api-key";
import type { Ctx, Role } from "@/lib/context";
import { DomainError, type ErrorCode } from "@/lib/errors";
import { createUser } from "@/lib/members/create-user";
import { operatorContext } from "@/lib/operator-context";
import { createTenant } from "@/lib/tenants/create-tenant";
import { createTestDatabase } from "../../fixtures/database";

/** A database of its own, and the ways to it: the product's, and past it as the schema's owner. */
export async function startScratch() {
  const scratch = await createTestDatabase();
  process.env.DATABASE_URL = scratch.url;
  const database = new Database(scratch.url, 12);
  const sql = postgres(scratch.url, { max: 2, onnotice: () => {} });
  let people = 0;

  return {
    url: scratch.url,
    database,
    sql,
    stop: async () => {
      await sql.end({ timeout: 5 });
      await database.close();
      await scratch.drop();
    },
    /** A tenant with one member. */
    async tenant(role: Role = "admin") {
      const { id } = await createTenant(database, { name: "Acme" });
      return { id, owner: await this.member(id, role) };
    },
    async member(tenantId: string, role: Role) {
      people += 1;
      const person = { email: `p${people}@example.org`, name: `Person ${people}` };
      const { id } = await createUser(database, {
        ...{ ...person, tenantId, role },
        password: "long enough for anybody",
      });
      return { id, ...person };
    },
    operator: (tenantId: string, mode: "test" | "live" = "test"): Ctx =>
      operatorContext(database, { tenantId, mode }),
    /** Signed in as that member. */
    as(
      tenantId: string,
      person: { id: string; name: string; email: string },
      role: Role,
      mode = "test",
    ): Ctx {
      const base = operatorContext(database, { tenantId, mode: mode as "test" | "live" });
      return { ...base, actor: { type: "user", person, role, signInId: person.id } };
    },
    authenticate: (key: string | null, address: string | null = null) =>
      authenticateApiKey(database, { authorization: key === null ? null : `Bearer ${key}`, address }),
  };
}

/** The code (and fields) a verb refuses with; fails when it does not refuse. */
export async function refusal(
  work: Promise<unknown>,
): Promise<{ code: ErrorCode; message: string; fields: string[] }> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { code: error.code, message: error.message, fields: Object.keys(error.fields ?? {}) };
  }
  throw new Error("nothing was refused");
}
