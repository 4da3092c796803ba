import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { verifyPassword } from "@/lib/auth/hash-password";
import { newId } from "@/lib/ids";
import { createUser } from "@/lib/members/create-user";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { listMembers } from "@/lib/members/list-members";
import { createTenant } from "@/lib/tenants/create-tenant";
import { getTenant } from "@/lib/tenants/get-tenant";
import { openWebhookSecret } from "@/lib/webhooks/secrets";
import { refusal, startScratch } from "./scratch";

let at: Awaited<ReturnType<typeof startScratch>>;
beforeAll(async () => {
  process.env.WEBHOOK_ALLOW_HOSTS = "127.0.0.1";
  at = await startScratch();
});
afterAll(() => at.stop());

const PASSWORD = "correct horse battery";

describe("a tenant", () => {
  test("comes with accounts and a default endpoint in both modes, and an audit row", async () => {
    const url = "http://127.0.0.1:9/hook";
    const made = await createTenant(at.database, { name: " Zürcher Bank ", webhookUrls: { test: url } });
    expect(made.name).toBe("Zürcher Bank");
    const endpoints = await at.sql`select mode::text, id, url, secret, is_default from webhook_endpoints
      where tenant_id = ${made.id} order by mode`;
    expect(endpoints.map(({ mode, url: to, is_default }) => [mode, to, is_default])).toEqual([
      ["live", null, true],
      ["test", url, true],
    ]);
    for (const { id, mode, secret } of endpoints) {
      expect(openWebhookSecret(id, secret)).toBe(made.webhookSecrets[mode as "test" | "live"]);
    }
    expect(made.webhookSecrets.test).not.toBe(made.webhookSecrets.live);
    expect(
      await at.sql`select mode::text, balance from credit_accounts where tenant_id = ${made.id} order by mode`,
    ).toEqual([
      { mode: "live", balance: 0 },
      { mode: "test", balance: 0 },
    ]);
    const audit = await at.sql`select action, actor_type from audit_entries where tenant_id = ${made.id}`;
    expect(audit).toEqual([{ action: "tenant.created", actor_type: "system" }]);
    expect(await getTenant(at.operator(made.id))).toMatchObject({ webhookUrl: url, webhookEnabled: true });
    expect(await getTenant(at.operator(made.id, "live"))).toMatchObject({
      webhookUrl: null,
      webhookEnabled: false,
    });
  });

  test("refuses what cannot be meant, and writes nothing then", async () => {
    const before = await at.sql`select count(*) from tenants`;
    for (const name of ["", "  ", "x".repeat(201), "a\nb", "a\u0000"]) {
      expect(await refusal(createTenant(at.database, { name }))).toMatchObject({ fields: ["name"] });
    }
    for (const url of ["http://example.com/", "https://10.0.0.1/", "nonsense", "https://localhost/"]) {
      const work = createTenant(at.database, { name: "Acme", webhookUrls: { live: url } });
      expect(await refusal(work)).toMatchObject({ fields: ["webhook_url_live"] });
    }
    expect(await at.sql`select count(*) from tenants`).toEqual(before);
    expect((await refusal(getTenant(at.operator(newId())))).code).toBe("NOT_FOUND");
  });
});

describe("a user", () => {
  test("signs in with the password, of which only a hash is kept", async () => {
    const { id: tenantId } = await at.tenant();
    const input = { tenantId, email: " Ada.Bell@Example.org ", name: "Ada Bell", role: "reviewer" as const };
    const { id, isNew } = await createUser(at.database, { ...input, password: PASSWORD });
    expect(isNew).toBe(true);
    const [row] = await at.sql`select email, password_hash from users where id = ${id}`;
    expect(row?.email).toBe("Ada.Bell@Example.org");
    expect(await verifyPassword(row?.password_hash, PASSWORD)).toBe(true);
    expect(await verifyPassword(row?.password_hash, `${PASSWORD} `)).toBe(false);
    const again = createUser(at.database, { ...input, email: "ada.bell@EXAMPLE.org", password: PASSWORD });
    expect(await refusal(again)).toMatchObject({
      code: "CONFLICT",
      message: "This person is a member already.",
    });
  });

  test("with an account elsewhere joins with it: name and password stay", async () => {
    const [first, second] = [await at.tenant(), await at.tenant()];
    const input = {
      email: first.owner.email,
      name: "Mallory",
      role: "auditor" as const,
      password: "another password 15",
    };
    const joined = await createUser(at.database, { ...input, tenantId: second.id });
    expect(joined).toEqual({ id: first.owner.id, isNew: false });
    const [row] = await at.sql`select name, password_hash from users where id = ${first.owner.id}`;
    expect(row?.name).toBe(first.owner.name);
    expect(await verifyPassword(row?.password_hash, input.password)).toBe(false);
  });

  test("made ten times at once is made once", async () => {
    const { id: tenantId } = await at.tenant();
    const input = {
      tenantId,
      email: "race@example.org",
      name: "Race",
      role: "admin" as const,
      password: PASSWORD,
    };
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => createUser(at.database, input)));
    expect(tries.filter((t) => t.status === "fulfilled")).toHaveLength(1);
    for (const t of tries) if (t.status === "rejected") expect(t.reason).toMatchObject({ code: "CONFLICT" });
  });

  test("refuses what cannot be meant", async () => {
    const { id: tenantId } = await at.tenant();
    const good = { tenantId, email: "x@example.org", name: "X", role: "admin" as const, password: PASSWORD };
    const bad: [object, string][] = [
      [{ email: "nobody" }, "email"],
      [{ email: "a\u0000@example.org" }, "email"],
      [{ name: "" }, "name"],
      [{ name: "a\u0000b" }, "name"],
      [{ role: "owner" }, "role"],
      [{ password: "fourteen chars" }, "password"],
      [{ password: "x".repeat(1_025) }, "password"],
    ];
    for (const [change, field] of bad) {
      expect(await refusal(createUser(at.database, { ...good, ...change }))).toMatchObject({
        fields: [field],
      });
    }
    for (const tenant of [newId(), "nonsense"]) {
      expect((await refusal(createUser(at.database, { ...good, tenantId: tenant }))).code).toBe("NOT_FOUND");
    }
    expect(await at.sql`select 1 from users where email = 'x@example.org'`).toEqual([]);
  });
});

describe("deactivation", () => {
  test("ends the sign-ins of that tenant at once, and is in the audit log", async () => {
    const { id, owner } = await at.tenant("admin");
    const member = await at.member(id, "reviewer");
    for (const user of [owner, member]) {
      await at.sql`insert into sign_ins (tenant_id, id, user_id, last_seen_at, expires_at)
        values (${id}, ${newId()}, ${user.id}, now(), now() + interval '1 hour')`;
    }
    await deactivateMember(at.as(id, owner, "admin"), member.id);
    const open = await at.sql`select user_id from sign_ins where tenant_id = ${id} and ended_at is null`;
    expect(open).toEqual([{ user_id: owner.id }]);
    const members = await listMembers(at.operator(id));
    expect(members.map((m) => [m.id, m.isActive])).toEqual([
      [owner.id, true],
      [member.id, false],
    ]);
    const audit =
      await at.sql`select target_id, actor_id from audit_entries where action = 'member.deactivated' and tenant_id = ${id}`;
    expect(audit).toEqual([{ target_id: member.id, actor_id: owner.id }]);
    expect((await refusal(deactivateMember(at.operator(id), member.id))).code).toBe("INVALID_REQUEST");
  });

  test("never of oneself, of the last admin, of another tenant's member, or without the right", async () => {
    const { id, owner } = await at.tenant("admin");
    const reviewer = await at.member(id, "reviewer");
    const stranger = await at.tenant();
    const code = async (work: Promise<unknown>) => (await refusal(work)).code;
    expect(await code(deactivateMember(at.as(id, owner, "admin"), owner.id))).toBe("INVALID_REQUEST");
    expect(await code(deactivateMember(at.operator(id), owner.id))).toBe("INVALID_REQUEST");
    for (const userId of [stranger.owner.id, "nonsense", newId()]) {
      expect(await code(deactivateMember(at.operator(id), userId))).toBe("NOT_FOUND");
    }
    expect(await code(deactivateMember(at.as(id, reviewer, "reviewer"), owner.id))).toBe("PERMISSION_DENIED");
  });

  test("two admins who deactivate each other at once: one stays", async () => {
    for (let round = 0; round < 5; round++) {
      const { id, owner } = await at.tenant("admin");
      const other = await at.member(id, "admin");
      await Promise.allSettled([
        deactivateMember(at.as(id, owner, "admin"), other.id),
        deactivateMember(at.as(id, other, "admin"), owner.id),
      ]);
      const active = (await listMembers(at.operator(id))).filter((m) => m.isActive);
      expect(active).toHaveLength(1);
    }
  });
});
