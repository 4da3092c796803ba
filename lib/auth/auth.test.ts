import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { database } from "../database";
import { newId } from "../ids";
import { endSignIn } from "./end-sign-in";
import { hashPassword, verifyPassword } from "./hash-password";
import { reviewerFromRequest } from "./reviewer-from-request";
import { isSameOrigin } from "./same-origin";
import { signIn } from "./sign-in";
import { nextAuthSecret } from "./sign-in-cookie";

let own: TestDatabase;
const tenantId = newId();
const userId = newId();
const from = { address: null, userAgent: "test" };
const right = { email: "jane@example.com", password: "correct horse" };

const run = (text: string, values: (string | null)[] = []) =>
  database().asSystem((tx) => tx.query(text, values));

beforeAll(async () => {
  own = await createTestDatabase();
  process.env.DATABASE_URL = own.url;
  // vitest puts its own "/" there.
  process.env.BASE_URL = "http://127.0.0.1:3000";
  await run("insert into tenants (id, name) values ($1, 'Northwind')", [tenantId]);
  await run(
    "insert into users (id, email, name, password_hash) values ($1, 'Jane@Example.com', 'Jane', $2)",
    [userId, await hashPassword(right.password)],
  );
  await run("insert into memberships (tenant_id, user_id, role) values ($1, $2, 'auditor')", [
    tenantId,
    userId,
  ]);
});
afterAll(async () => {
  await database().close();
  await own.drop();
});

const started = async () => {
  const result = await signIn(right, from);
  if (!("signInId" in result)) throw new Error("refused");
  return result.signInId;
};
const withCookie = async (sid: string, name = "next-auth.session-token") =>
  new Request("http://127.0.0.1/", {
    headers: { cookie: `a=b; ${name}=${await encode({ token: { sid }, secret: nextAuthSecret() })}` },
  });

describe("signing in", () => {
  it("keeps passwords as argon2id and compares them", async () => {
    const hash = await hashPassword("p");
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(await verifyPassword(hash, "p")).toBe(true);
    expect(await verifyPassword(hash, "q")).toBe(false);
    expect(await verifyPassword(null, "a password nobody has")).toBe(false);
  });

  it("refuses wrong, unknown and malformed alike, never with an exception", async () => {
    for (const given of [
      { ...right, password: "wrong" },
      { email: "nobody@example.com", password: "x" },
      { email: "a\u0000@example.com", password: "x" },
      { email: 7, password: { $ne: "" } },
      { email: right.email, password: "x".repeat(5000) },
    ]) {
      expect(await signIn(given, from)).toEqual({ refused: "wrong" });
    }
  });

  it("is known from the cookie until it is ended", async () => {
    const id = await started();
    for (const name of ["next-auth.session-token", "__Secure-next-auth.session-token"]) {
      const found = await reviewerFromRequest(await withCookie(id, name));
      expect(found).toMatchObject({ tenantId, actor: { type: "user", role: "auditor", signInId: id } });
    }
    await endSignIn(id);
    expect(await reviewerFromRequest(await withCookie(id))).toBeNull();
  });

  it("ends when its time, the membership or the person does", async () => {
    const id = await started();
    const known = async () => (await reviewerFromRequest(await withCookie(id))) !== null;
    expect(await known()).toBe(true);
    await run("update memberships set is_active = false where user_id = $1", [userId]);
    expect(await known()).toBe(false);
    await run("update memberships set is_active = true where user_id = $1", [userId]);
    await run("update sign_ins set expires_at = now() where id = $1", [id]);
    expect(await known()).toBe(false);
  });

  it("knows nobody from a forged, altered or foreign cookie", async () => {
    const id = await started();
    const forged = await encode({ token: { sid: id }, secret: "another secret" });
    for (const token of [forged, "x", "", "a.b.c.d.e", "%00"]) {
      const request = new Request("http://h/", { headers: { cookie: `next-auth.session-token=${token}` } });
      expect(await reviewerFromRequest(request)).toBeNull();
    }
  });

  it("slows guessing down, also in parallel, and lets the right password wait", async () => {
    const tries = await Promise.all(
      Array.from({ length: 15 }, () => signIn({ email: "victim@example.com", password: "guess" }, from)),
    );
    const looked = tries.filter((t) => "refused" in t && t.refused === "wrong").length;
    expect(looked).toBe(10);
    expect(await signIn({ email: "VICTIM@example.com", password: "x" }, from)).toMatchObject({
      refused: "throttled",
    });
    const address = { address: "203.0.113.9", userAgent: null };
    for (let i = 0; i < 3; i += 1) expect(await signIn(right, address)).toHaveProperty("signInId");
    await Promise.all(
      Array.from({ length: 60 }, (_, i) => signIn({ email: `u${i}@example.com`, password: "x" }, address)),
    );
    expect(await signIn(right, address)).toMatchObject({ refused: "throttled" });
  }, 60_000);
});

describe("same origin", () => {
  const ask = (method: string, headers: Record<string, string>) =>
    isSameOrigin({ method, headers: new Headers(headers) });
  it("lets reading through and asks the browser's word for the rest", () => {
    expect(ask("GET", {})).toBe(true);
    expect(ask("POST", {})).toBe(false);
    expect(ask("POST", { "sec-fetch-site": "same-origin" })).toBe(true);
    expect(ask("POST", { "sec-fetch-site": "same-site", origin: "http://127.0.0.1:3000" })).toBe(false);
    expect(ask("DELETE", { "sec-fetch-site": "cross-site" })).toBe(false);
    expect(ask("POST", { "sec-fetch-site": "none" })).toBe(false);
    expect(ask("POST", { origin: "http://127.0.0.1:3000" })).toBe(true);
    expect(ask("POST", { origin: "http://127.0.0.1:3001" })).toBe(false);
    expect(ask("POST", { origin: "null" })).toBe(false);
  });
});
