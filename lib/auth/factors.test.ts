import { generate } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import type { Ctx } from "../context";
import { database } from "../database";
import { newId } from "../ids";
import { changePassword } from "./change-password";
import { findSignedIn } from "./find-signed-in";
import { hashPassword } from "./hash-password";
import { addPasskey, startPasskey } from "./passkeys/add-passkey";
import { signInByPasskey, startPasskeySignIn } from "./passkeys/sign-in-by-passkey";
import { confirmTotp, removeTotp, startTotp } from "./second-factor/set-up-totp";
import { signIn } from "./sign-in";
import { endOwnSignIns, listOwnSignIns } from "./sign-ins";

let own: TestDatabase;
let tenantId: string;
let person: { id: string; name: string; email: string };
const from = { address: null, userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140.0" };
const PASSWORD = "correct horse battery";

const run = <Row extends object>(text: string, values: (string | Date | null)[] = []) =>
  database().asSystem((tx) => tx.query<Row>(text, values));

beforeAll(async () => {
  own = await createTestDatabase();
  process.env.DATABASE_URL = own.url;
  process.env.BASE_URL = "http://localhost:3000";
});
afterAll(async () => {
  await database().close();
  await own.drop();
});
beforeEach(async () => {
  tenantId = newId();
  const id = newId();
  person = { id, name: "Jane", email: `${id}@example.com` };
  await run("insert into tenants (id, name) values ($1, 'Northwind')", [tenantId]);
  await run("insert into users (id, email, name, password_hash) values ($1, $2, 'Jane', $3)", [
    ...[id, person.email, await hashPassword(PASSWORD)],
  ]);
  await run("insert into memberships (tenant_id, user_id, role) values ($1, $2, 'admin')", [tenantId, id]);
});

const enter = (code?: string) => signIn({ email: person.email, password: PASSWORD, code }, from);
async function entered(code?: string): Promise<string> {
  const result = await enter(code);
  if (!("signInId" in result)) throw new Error(JSON.stringify(result));
  return result.signInId;
}
async function ctxOf(signInId: string): Promise<Ctx> {
  const found = await findSignedIn(signInId);
  if (!found) throw new Error("not signed in");
  return {
    database: database(),
    tenantId,
    mode: "test",
    actor: found.actor,
    requestId: "t",
    now: () => new Date(),
  };
}
/** The code of the step that is `ahead` steps away. */
const code = (secret: string, ahead = 0) =>
  generate({ secret, epoch: Math.floor(Date.now() / 1000) + ahead * 30 });
async function withTotp() {
  const ctx = await ctxOf(await entered());
  const { secret } = await startTotp(ctx);
  const { recoveryCodes } = await confirmTotp(ctx, await code(secret, -1));
  return { ctx, secret, recoveryCodes };
}
const audited = async (action: string) =>
  (await run("select 1 from audit_entries where tenant_id = $1 and action = $2", [tenantId, action])).length;

describe("the second factor", () => {
  it("is asked for once it was confirmed, not before", async () => {
    const ctx = await ctxOf(await entered());
    const { secret, uri } = await startTotp(ctx);
    expect(uri).toMatch(/^otpauth:\/\/totp\/Veridesk/);
    expect(await enter()).toHaveProperty("signInId");
    await expect(confirmTotp(ctx, "000000")).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
    const { recoveryCodes } = await confirmTotp(ctx, await code(secret, -1));
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await enter()).toEqual({ refused: "code_missing" });
    expect(await enter("123")).toEqual({ refused: "code_wrong" });
    const found = await findSignedIn(await entered(await code(secret)));
    expect(found?.actor.strength).toBe("second_factor");
    expect(await audited("second_factor.added")).toBe(1);
    expect((await findSignedIn((ctx.actor as { signInId: string }).signInId))?.actor.strength).toBe(
      "second_factor",
    );
  });

  it("takes a code once, also of two tries at the same moment", async () => {
    const { secret } = await withTotp();
    const now = await code(secret);
    const tries = await Promise.all([enter(now), enter(now), enter(now)]);
    expect(tries.filter((t) => "signInId" in t)).toHaveLength(1);
    expect(await enter(now)).toEqual({ refused: "code_wrong" });
    expect(await enter(await code(secret, -4))).toEqual({ refused: "code_wrong" });
  });

  it("takes each recovery code once", async () => {
    const { recoveryCodes } = await withTotp();
    const [first = "", second = ""] = recoveryCodes;
    const tries = await Promise.all([enter(first), enter(first.toUpperCase().replace("-", " "))]);
    expect(tries.filter((t) => "signInId" in t)).toHaveLength(1);
    expect(await enter(first)).toEqual({ refused: "code_wrong" });
    expect(await enter(second)).toHaveProperty("signInId");
  });

  it("slows guessing of codes down as it does of passwords", async () => {
    await withTotp();
    const tries = await Promise.all(Array.from({ length: 14 }, (_, i) => enter(String(100_000 + i))));
    expect(tries.some((t) => "refused" in t && t.refused === "throttled")).toBe(true);
    expect(await enter("999999")).toMatchObject({ refused: "throttled" });
  });

  it("is removed with the password only", async () => {
    const { ctx } = await withTotp();
    await expect(startTotp(ctx)).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    await expect(removeTotp(ctx, "wrong")).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
    await removeTotp(ctx, PASSWORD);
    expect(await enter()).toHaveProperty("signInId");
    expect(await run("select 1 from recovery_codes where user_id = $1", [person.id])).toEqual([]);
  });

  it("may be demanded by the tenant: a password alone then gets nowhere else", async () => {
    await run(`update tenants set settings = '{"requireSecondFactor": true}' where id = $1`, [tenantId]);
    const id = await entered();
    expect((await findSignedIn(id))?.needsSecondFactor).toBe(true);
    const ctx = await ctxOf(id);
    const { secret } = await startTotp(ctx);
    await confirmTotp(ctx, await code(secret, -1));
    expect((await findSignedIn(id))?.needsSecondFactor).toBe(false);
  });

  it("is kept sealed, and codes as hashes", async () => {
    const { secret, recoveryCodes } = await withTotp();
    const [row] = await run<{ t: string }>(
      `select u::text || coalesce((select string_agg(r::text, ' ') from recovery_codes r where r.user_id = u.id), '') as t from users u where id = $1`,
      [person.id],
    );
    expect(row?.t).not.toContain(secret);
    expect(row?.t).not.toContain(Buffer.from(secret).toString("hex"));
    for (const c of recoveryCodes) expect(row?.t).not.toContain(c);
  });
});

describe("own sign-ins", () => {
  it("are listed without their ids, and ended one by one or all but this", async () => {
    const [a, b, c] = [await entered(), await entered(), await entered()];
    const ctx = await ctxOf(a);
    const list = await listOwnSignIns(ctx);
    expect(list).toHaveLength(3);
    expect(list.filter((s) => s.isThis)).toHaveLength(1);
    expect(JSON.stringify(list)).not.toContain(b);
    const other = list.find((s) => !s.isThis)?.name ?? "";
    expect(await endOwnSignIns(ctx, other)).toBe(1);
    await expect(endOwnSignIns(ctx, other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await endOwnSignIns(ctx, null)).toBe(1);
    expect(await Promise.all([a, b, c].map(async (id) => (await findSignedIn(id)) !== null))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("end with a change of the password, all but this one", async () => {
    const [a, b] = [await entered(), await entered()];
    const ctx = await ctxOf(a);
    await expect(changePassword(ctx, { current: "no", next: "short" })).rejects.toMatchObject({
      fields: { current: expect.any(Array), next: expect.any(Array) },
    });
    await changePassword(ctx, { current: PASSWORD, next: "another long password" });
    expect(await findSignedIn(a)).not.toBeNull();
    expect(await findSignedIn(b)).toBeNull();
    expect(await enter()).toEqual({ refused: "wrong" });
  });
});

describe("passkeys", () => {
  it("ask for a challenge of their own, once, and refuse what does not verify", async () => {
    const ctx = await ctxOf(await entered());
    const { challengeId, options } = await startPasskey(ctx);
    expect(options).toMatchObject({
      rp: { id: "localhost" },
      authenticatorSelection: { userVerification: "required" },
    });
    const response = {
      id: "x",
      rawId: "x",
      type: "public-key",
      clientExtensionResults: {},
      response: { clientDataJSON: "e30", attestationObject: "e30" },
    };
    const input = { challengeId, name: "Phone", response: response as never };
    await expect(addPasskey(ctx, { ...input, name: " " })).rejects.toMatchObject({
      code: "VALIDATION_ERROR",
    });
    await expect(addPasskey(ctx, input)).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    expect(await run("select 1 from sign_in_challenges where id = $1", [challengeId])).toEqual([]);
    const { challengeId: again } = await startPasskeySignIn();
    expect(
      await signInByPasskey({ challengeId: again, response: { ...response, response: {} } }, from),
    ).toEqual({ refused: "wrong" });
    for (const given of [null, {}, { challengeId: "x", response: { id: 1 } }])
      expect(await signInByPasskey(given, from)).toEqual({ refused: "wrong" });
  });
});
