import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { listApiKeys } from "@/lib/api-keys/list-api-keys";
import { revokeApiKey } from "@/lib/api-keys/revoke-api-key";
import { rotateApiKey } from "@/lib/api-keys/rotate-api-key";
import { SCOPES } from "@/lib/authorize";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { refusal, startScratch } from "./scratch";

let at: Awaited<ReturnType<typeof startScratch>>;
beforeAll(async () => {
  at = await startScratch();
});
afterAll(() => at.stop());

const HOUR = 3_600_000;
const NEUTRAL = { code: "AUTHENTICATION_FAILED", message: "Invalid or missing API key.", fields: [] };
const settings = (ownerId: string) => ({ ownerId, name: "Core banking", scopes: SCOPES });

describe("authentication", () => {
  test("a key opens its own tenant and mode, as its owner, with its scopes", async () => {
    const { id, owner } = await at.tenant("developer");
    const made = await createApiKey(at.operator(id, "live"), {
      ...settings(owner.id),
      scopes: ["sessions:read", "results:read"],
      errorCodes: "lowercase",
    });
    expect(await at.authenticate(made.key)).toEqual({
      tenantId: id,
      mode: "live",
      errorCodes: "lowercase",
      keyName: "Core banking",
      actor: {
        type: "apiKey",
        id: made.id,
        person: { id: owner.id, name: owner.name, email: owner.email },
        role: "developer",
        scopes: ["sessions:read", "results:read"],
      },
    });
  });

  test("the scheme may be written in any case; anything else is refused", async () => {
    const { id, owner } = await at.tenant();
    const { key } = await createApiKey(at.operator(id), settings(owner.id));
    const send = (authorization: string | null) =>
      import("@/lib/api-keys/authenticate-api-key").then((m) =>
        m.authenticateApiKey(at.database, { authorization, address: null }),
      );
    for (const header of [`Bearer ${key}`, `bearer ${key}`, `BEARER  ${key}`]) {
      expect((await send(header)).tenantId).toBe(id);
    }
    for (const header of [
      null,
      "",
      key,
      `Basic ${key}`,
      `Bearer${key}`,
      `Bearer ${key} x`,
      `Bearer "${key}"`,
    ]) {
      expect(await refusal(send(header))).toEqual(NEUTRAL);
    }
  });

  test("tampered keys: each character, the other mode, another key's secret", async () => {
    const { id, owner } = await at.tenant();
    const one = (await createApiKey(at.operator(id), settings(owner.id))).key;
    const two = (await createApiKey(at.operator(id), settings(owner.id))).key;
    for (let i = 0; i < one.length; i++) {
      const changed = one.slice(0, i) + (one[i] === "a" ? "b" : "a") + one.slice(i + 1);
      expect(await refusal(at.authenticate(changed))).toEqual(NEUTRAL);
    }
    // Well-formed, so that it reaches the database.
    const { base62 } = await import("@/lib/api-keys/base62");
    const { crc32 } = await import("node:zlib");
    const sealed = (body: string) => body + base62(crc32(body), 6);
    expect((await at.authenticate(sealed(one.slice(0, -6)))).tenantId).toBe(id);
    const forged = [
      one.slice(0, 25) + two.slice(25, -6),
      one.replace("vdk_test_", "vdk_live_").slice(0, -6),
      `vdk_test_${"0".repeat(16)}${one.slice(25, -6)}`,
    ];
    for (const body of forged) expect(await refusal(at.authenticate(sealed(body)))).toEqual(NEUTRAL);
  });

  test("revoked and expired keys stop at once", async () => {
    const { id, owner } = await at.tenant();
    const ctx = at.operator(id);
    const revoked = await createApiKey(ctx, settings(owner.id));
    const expiring = await createApiKey(ctx, {
      ...settings(owner.id),
      expiresAt: new Date(Date.now() + HOUR),
    });
    await at.authenticate(revoked.key);
    await at.authenticate(expiring.key);
    await revokeApiKey(ctx, revoked.id);
    await at.sql`update api_keys set expires_at = now() where id = ${expiring.id}`;
    expect(await refusal(at.authenticate(revoked.key))).toEqual(NEUTRAL);
    expect(await refusal(at.authenticate(expiring.key))).toEqual(NEUTRAL);
    expect((await listApiKeys(ctx)).map((key) => key.state).sort()).toEqual(["expired", "revoked"]);
  });

  test("inactive owner, membership or tenant: the key sleeps, and wakes with them", async () => {
    const { id, owner } = await at.tenant("reviewer");
    const { key } = await createApiKey(at.operator(id), settings(owner.id));
    const { sql } = at;
    const switches = [
      (on: boolean) => sql`update users set is_active = ${on} where id = ${owner.id}`,
      (on: boolean) => sql`update memberships set is_active = ${on} where user_id = ${owner.id}`,
      (on: boolean) => sql`update tenants set is_active = ${on} where id = ${id}`,
    ];
    for (const flip of switches) {
      await flip(false);
      expect(await refusal(at.authenticate(key))).toEqual(NEUTRAL);
      await flip(true);
      expect((await at.authenticate(key)).tenantId).toBe(id);
    }
    await deactivateMember(at.operator(id), owner.id);
    expect(await refusal(at.authenticate(key))).toEqual(NEUTRAL);
  });

  test("an allow-list admits its addresses only, and tells nothing without the right key", async () => {
    const { id, owner } = await at.tenant();
    const { key } = await createApiKey(at.operator(id), {
      ...settings(owner.id),
      allowedIps: ["203.0.113.0/24", "2001:db8::/32"],
    });
    for (const address of ["203.0.113.77", "::ffff:203.0.113.77", "2001:db8::5"]) {
      expect((await at.authenticate(key, address)).tenantId).toBe(id);
    }
    for (const address of ["203.0.114.1", "2001:db9::5", "unknown", null]) {
      expect((await refusal(at.authenticate(key, address))).code).toBe("PERMISSION_DENIED");
    }
    const wrong = key.slice(0, 30) + (key[30] === "a" ? "b" : "a") + key.slice(31);
    expect(await refusal(at.authenticate(wrong, "198.51.100.1"))).toEqual(NEUTRAL);
  });

  test("the last use is noted, without anybody waiting for it", async () => {
    const { id, owner } = await at.tenant();
    const { key, id: keyId } = await createApiKey(at.operator(id), settings(owner.id));
    const lastUsed = async () =>
      (await at.sql`select last_used_at from api_keys where id = ${keyId}`)[0]?.last_used_at;
    expect(await lastUsed()).toBeNull();
    await Promise.all(Array.from({ length: 20 }, () => at.authenticate(key)));
    await expect.poll(lastUsed, { timeout: 5_000 }).toBeInstanceOf(Date);
    const first = await lastUsed();
    await at.authenticate(key);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await lastUsed()).toEqual(first);
  });

  test("nothing in the database opens anything", async () => {
    const { id, owner } = await at.tenant();
    const { key } = await createApiKey(at.operator(id), settings(owner.id));
    const [row] =
      await at.sql`select api_keys::text as all, encode(secret_hash, 'base64') as hash from api_keys where tenant_id = ${id}`;
    expect(row?.all).not.toContain(key.slice(25, 68));
    expect(Buffer.from(row?.hash, "base64")).toHaveLength(32);
    const [audit] =
      await at.sql`select details::text from audit_entries where tenant_id = ${id} and action = 'api_key.created'`;
    expect(audit?.details).not.toContain(key.slice(9, 25));
  });
});

describe("three keys for a person and mode", () => {
  test("the fourth is refused; the other mode and another person have their own three", async () => {
    const { id, owner } = await at.tenant();
    for (let i = 0; i < 3; i++) await createApiKey(at.operator(id), settings(owner.id));
    const refused = await refusal(createApiKey(at.operator(id), settings(owner.id)));
    expect(refused).toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("3 active test keys"),
    });
    await createApiKey(at.operator(id, "live"), settings(owner.id));
    await createApiKey(at.operator(id), settings((await at.member(id, "developer")).id));
  });

  test("of ten at once exactly three are made, with an audit row each", async () => {
    const { id, owner } = await at.tenant();
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => createApiKey(at.operator(id), settings(owner.id))),
    );
    expect(tries.filter((t) => t.status === "fulfilled")).toHaveLength(3);
    for (const t of tries) if (t.status === "rejected") expect(t.reason).toMatchObject({ code: "CONFLICT" });
    const [rows] = await at.sql`select count(*)::int as keys, count(distinct slot)::int as slots,
      (select count(*)::int from audit_entries where tenant_id = ${id} and action = 'api_key.created') as audited
      from api_keys where tenant_id = ${id}`;
    expect(rows).toEqual({ keys: 3, slots: 3, audited: 3 });
  });

  test("a revoked or expired key gives its place back", async () => {
    const { id, owner } = await at.tenant();
    const ctx = at.operator(id);
    const [first, second] = [
      await createApiKey(ctx, settings(owner.id)),
      await createApiKey(ctx, { ...settings(owner.id), expiresAt: new Date(Date.now() + HOUR) }),
      await createApiKey(ctx, settings(owner.id)),
    ];
    await revokeApiKey(ctx, first.id);
    await createApiKey(ctx, settings(owner.id));
    expect((await refusal(createApiKey(ctx, settings(owner.id)))).code).toBe("CONFLICT");
    await at.sql`update api_keys set expires_at = now() - interval '1 second' where id = ${second.id}`;
    const fresh = await createApiKey(ctx, settings(owner.id));
    expect((await at.authenticate(fresh.key)).tenantId).toBe(id);
    const states = new Map((await listApiKeys(ctx)).map((key) => [key.id, key.state]));
    expect([states.get(first.id), states.get(second.id)]).toEqual(["revoked", "expired"]);
  });
});

describe("rotation", () => {
  test("both work during the overlap, then only the new one; settings stay", async () => {
    const { id, owner } = await at.tenant();
    const ctx = at.operator(id);
    const old = await createApiKey(ctx, {
      ...settings(owner.id),
      scopes: ["sessions:read"],
      allowedIps: ["10.0.0.0/8"],
      errorCodes: "lowercase",
    });
    const next = await rotateApiKey(ctx, old.id, 24);
    for (const key of [old.key, next.key]) {
      expect(await at.authenticate(key, "10.1.1.1")).toMatchObject({
        errorCodes: "lowercase",
        actor: { scopes: ["sessions:read"] },
      });
    }
    const [row] = await at.sql`select expires_at - now() as left from api_keys where id = ${old.id}`;
    expect(row?.left).toMatch(/^(23:59|1 day|24:00)/);
    await at.sql`update api_keys set expires_at = now() where id = ${old.id}`;
    expect(await refusal(at.authenticate(old.key, "10.1.1.1"))).toEqual(NEUTRAL);
    await at.authenticate(next.key, "10.1.1.1");
  });

  test("without overlap the old one ends at once and gives its place up", async () => {
    const { id, owner } = await at.tenant();
    const ctx = at.operator(id);
    const old = await createApiKey(ctx, settings(owner.id));
    for (let i = 0; i < 2; i++) await createApiKey(ctx, settings(owner.id));
    expect((await refusal(rotateApiKey(ctx, old.id, 24))).code).toBe("CONFLICT");
    await at.authenticate(old.key);
    const next = await rotateApiKey(ctx, old.id, 0);
    expect(await refusal(at.authenticate(old.key))).toEqual(NEUTRAL);
    await at.authenticate(next.key);
    expect(await refusal(rotateApiKey(ctx, old.id, 0))).toMatchObject({
      code: "INVALID_REQUEST",
      message: "This API key is revoked already.",
    });
  });

  test("the overlap is at most seven days, and never lengthens a key's life", async () => {
    const { id, owner } = await at.tenant();
    const ctx = at.operator(id);
    const expiresAt = new Date(Math.floor(Date.now() / 1000) * 1000 + HOUR);
    const old = await createApiKey(ctx, { ...settings(owner.id), expiresAt });
    for (const hours of [168.5, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(await refusal(rotateApiKey(ctx, old.id, hours))).toMatchObject({ fields: ["overlap_hours"] });
    }
    await rotateApiKey(ctx, old.id, 168);
    const [row] = await at.sql`select expires_at from api_keys where id = ${old.id}`;
    expect(row?.expires_at).toEqual(expiresAt);
  });
});

describe("who may", () => {
  test("developers manage their own keys and hand out only what they may do; admins everybody's", async () => {
    const { id, owner: admin } = await at.tenant("admin");
    const developer = await at.member(id, "developer");
    const [asAdmin, asDeveloper] = [
      at.as(id, admin, "admin", "live"),
      at.as(id, developer, "developer", "live"),
    ];
    expect(await refusal(createApiKey(asDeveloper, settings(developer.id)))).toMatchObject({
      fields: ["scopes"],
    });
    const own = await createApiKey(asDeveloper, { ...settings(developer.id), scopes: ["webhooks:read"] });
    expect((await refusal(createApiKey(asDeveloper, settings(admin.id)))).code).toBe("PERMISSION_DENIED");
    const other = await createApiKey(asAdmin, settings(admin.id));
    expect((await refusal(revokeApiKey(asDeveloper, other.id))).code).toBe("PERMISSION_DENIED");
    expect((await listApiKeys(asDeveloper)).map((key) => key.id)).toEqual([own.id]);
    expect(await listApiKeys(asAdmin)).toHaveLength(2);
    await revokeApiKey(asAdmin, own.id);
  });

  test.each(["reviewer", "auditor"] as const)("a %s manages no keys", async (role) => {
    const { id, owner } = await at.tenant(role);
    const ctx = at.as(id, owner, role);
    const { id: keyId } = await createApiKey(at.operator(id), settings(owner.id));
    const tries = [
      createApiKey(ctx, settings(owner.id)),
      revokeApiKey(ctx, keyId),
      rotateApiKey(ctx, keyId, 1),
    ];
    for (const work of tries) expect((await refusal(work)).code).toBe("PERMISSION_DENIED");
    await expect(async () => listApiKeys(ctx)).rejects.toMatchObject({ code: "PERMISSION_DENIED" });
  });

  test("another tenant's or mode's key does not exist, nor does another tenant's member", async () => {
    const [mine, theirs] = [await at.tenant(), await at.tenant()];
    const key = await createApiKey(at.operator(theirs.id), settings(theirs.owner.id));
    for (const ctx of [at.operator(mine.id), at.operator(theirs.id, "live")]) {
      for (const keyId of [key.id, "nonsense", `${key.id}x`]) {
        expect((await refusal(revokeApiKey(ctx, keyId))).code).toBe("NOT_FOUND");
        expect((await refusal(rotateApiKey(ctx, keyId, 1))).code).toBe("NOT_FOUND");
      }
    }
    for (const ownerId of [theirs.owner.id, "nobody", ""]) {
      expect(await refusal(createApiKey(at.operator(mine.id), settings(ownerId)))).toMatchObject({
        code: "VALIDATION_ERROR",
        fields: ["owner_id"],
      });
    }
    await at.authenticate(key.key);
  });

  test("what cannot be meant is named", async () => {
    const { id, owner } = await at.tenant();
    const bad: [object, string][] = [
      [{ name: " " }, "name"],
      [{ name: "x".repeat(101) }, "name"],
      [{ name: "a\u0000b" }, "name"],
      [{ description: "\u0000" }, "description"],
      [{ scopes: [] }, "scopes"],
      [{ scopes: ["keys:manage"] }, "scopes"],
      [{ expiresAt: new Date(0) }, "expires_at"],
      [{ expiresAt: new Date(Number.NaN) }, "expires_at"],
      [{ allowedIps: ["10.0.0.0/40"] }, "allowed_ips"],
      [{ allowedIps: Array.from({ length: 51 }, (_, i) => `10.0.0.${i}`) }, "allowed_ips"],
    ];
    for (const [change, field] of bad) {
      const work = createApiKey(at.operator(id), { ...settings(owner.id), ...change });
      expect(await refusal(work)).toMatchObject({ code: "VALIDATION_ERROR", fields: [field] });
    }
    expect(await listApiKeys(at.operator(id))).toEqual([]);
  });
});
