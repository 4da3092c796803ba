import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { database } from "../../database";
import { newId } from "../../ids";
import { findSignedIn } from "../find-signed-in";
import { signInByOidc } from "./sign-in-by-oidc";

let own: TestDatabase;
let tenantId: string;
let userId: string;
let email: string;
let subject: string;
const iss = "https://login.example.com";
const settings = { strongAmr: ["mfa"], strongAcr: ["urn:two"] };
const from = { address: null, userAgent: "test" };

const run = <T extends object>(text: string, values: (string | null)[] = []) =>
  database().asSystem((tx) => tx.query<T>(text, values));
const enter = (claims: object = {}) =>
  signInByOidc({ iss, sub: subject, email, email_verified: true, ...claims }, settings, from);
const audited = () =>
  run<{ action: string; target_id: string; details: Record<string, unknown> }>(
    "select action, target_id, details from audit_entries where tenant_id = $1 order by id",
    [tenantId],
  );
const counts = async () => {
  const [row] = await run<{ counts: string }>(
    `select concat_ws(' ', (select count(*) from users), (select count(*) from memberships),
       (select count(*) from sign_ins), (select count(*) from single_sign_on_subjects)) as counts`,
  );
  return row?.counts;
};

beforeAll(async () => {
  own = await createTestDatabase();
  process.env.DATABASE_URL = own.url;
  process.env.BASE_URL = "http://127.0.0.1:3000";
});
afterAll(async () => {
  await database().close();
  await own.drop();
});
beforeEach(async () => {
  [tenantId, userId, subject] = [newId(), newId(), newId()];
  email = `ada.${subject}@example.com`;
  await run("insert into tenants (id, name) values ($1, 'Northwind')", [tenantId]);
  await run("insert into users (id, email, name) values ($1, $2, 'Ada')", [userId, email]);
  await run("insert into memberships (tenant_id, user_id, role) values ($1, $2, 'reviewer')", [
    tenantId,
    userId,
  ]);
});

const invite = (address: string, hours = 1) =>
  run(
    `insert into invitations (tenant_id, id, email, role, token_hash, invited_by, expires_at)
     values ($1, $2, $3, 'auditor', decode($4, 'hex'), $5, now() + $6::interval)`,
    [...[tenantId, newId(), address, newId().replaceAll("-", ""), userId], `${hours} hours`],
  );

describe("single sign-on", () => {
  it("binds a member by a verified address once, then knows them by issuer and subject alone", async () => {
    const first = await enter({ email: email.toUpperCase(), amr: ["pwd", "mfa"], acr: "urn:one" });
    if (!("signInId" in first)) throw new Error(first.refused);
    const found = await findSignedIn(first.signInId);
    expect(found).toMatchObject({ tenantId, actor: { person: { id: userId }, role: "reviewer" } });
    expect(found?.actor.strength).toBe("single_sign_on_second_factor");
    // Another address later, or none: the subject is what counts.
    for (const claims of [{ email: "new@example.com", email_verified: false }, {}]) {
      const again = await signInByOidc({ iss, sub: subject, ...claims }, settings, from);
      if (!("signInId" in again)) throw new Error(again.refused);
      expect(await findSignedIn(again.signInId)).toMatchObject({
        actor: { person: { id: userId }, strength: "single_sign_on" },
      });
    }
    const rows = (await audited()).filter((row) => row.action === "sign_in.started");
    expect(rows.map((r) => r.target_id)).toEqual([userId, userId, userId]);
    expect(rows[0]?.details).toEqual({
      ...{ strength: "single_sign_on_second_factor", amr: ["pwd", "mfa"], acr: "urn:one", first: true },
    });
    expect(rows[1]?.details).toEqual({ strength: "single_sign_on", amr: [], first: false });
  });

  it("never by an address that is not verified, and says nothing of whose it is", async () => {
    const before = await counts();
    for (const email_verified of [false, undefined, null, "true", 1])
      expect(await enter({ email_verified })).toEqual({ refused: "email_unverified" });
    expect(await enter({ email: "not an address" })).toEqual({ refused: "email_unverified" });
    expect(await counts()).toBe(before);
    expect(await audited()).toEqual([]);
  });

  it("lets nobody in who is neither a member nor invited", async () => {
    const before = await counts();
    expect(await enter({ email: "stranger@example.com" })).toEqual({ refused: "unknown" });
    await invite("late@example.com", -1);
    expect(await enter({ email: "late@example.com" })).toEqual({ refused: "unknown" });
    expect(await counts()).toBe(before);
  });

  it("lets who was invited join, once, without a password", async () => {
    const address = `new.${subject}@example.com`;
    await invite(address);
    const results = await Promise.all(
      [1, 2, 3].map(() => enter({ email: address, name: "Grace" }).catch(() => null)),
    );
    expect(results.some((r) => r && "signInId" in r)).toBe(true);
    const made = await run<{ name: string; password_hash: null; role: string }>(
      `select u.name, u.password_hash, m.role from users u join memberships m on m.user_id = u.id where u.email = $1`,
      [address],
    );
    expect(made).toEqual([{ name: "Grace", password_hash: null, role: "auditor" }]);
    expect((await audited()).filter((row) => row.action === "member.joined")).toHaveLength(1);
    expect(await enter({ email: address })).toHaveProperty("signInId");
  });

  it("refuses another subject with the same address, and the same subject of another issuer", async () => {
    expect(await enter()).toHaveProperty("signInId");
    expect(await enter({ sub: "another" })).toEqual({ refused: "other_subject" });
    expect(await enter({ iss: "https://evil.example", email: undefined })).toEqual({
      refused: "email_unverified",
    });
    expect((await audited()).at(-1)).toMatchObject({
      action: "sign_in.refused",
      details: { by: "single_sign_on", reason: "other_subject" },
    });
  });

  it("refuses whose membership, account or tenant has ended, bound or not", async () => {
    const states = [
      ["update memberships set is_active = $2::text::boolean where user_id = $1", userId],
      ["update users set is_active = $2::text::boolean where id = $1", userId],
      ["update tenants set is_active = $2::text::boolean where id = $1", tenantId],
    ] as const;
    for (const bound of [false, true]) {
      for (const [text, id] of states) {
        await run(text, [id, "false"]);
        expect(await enter(), `${text} ${bound}`).toEqual({ refused: "inactive" });
        await run(text, [id, "true"]);
      }
      expect(await enter()).toHaveProperty("signInId");
    }
    expect((await audited()).filter((row) => row.action === "sign_in.refused")).toHaveLength(6);
  });

  it("asks the provider for a second factor where the tenant does, by amr or acr", async () => {
    await run(`update tenants set settings = '{"requireSecondFactor": true}' where id = $1`, [tenantId]);
    expect(await enter({ amr: ["pwd"] })).toEqual({ refused: "second_factor" });
    expect(await enter({ amr: "mfa" })).toEqual({ refused: "second_factor" });
    for (const claims of [{ amr: ["pwd", "mfa"] }, { acr: "urn:two" }]) {
      const result = await enter(claims);
      if (!("signInId" in result)) throw new Error(result.refused);
      expect(await findSignedIn(result.signInId)).toMatchObject({ needsSecondFactor: false });
    }
  });

  it("asks a sign-in of before for one as soon as the tenant does", async () => {
    const result = await enter();
    if (!("signInId" in result)) throw new Error(result.refused);
    await run(`update tenants set settings = '{"requireSecondFactor": true}' where id = $1`, [tenantId]);
    expect(await findSignedIn(result.signInId)).toMatchObject({ needsSecondFactor: true });
  });
});
