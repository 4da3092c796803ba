import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import type { Ctx } from "@/lib/context";
import { database } from "@/lib/database";
import { newId } from "@/lib/ids";
import { acceptInvitation, findInvitation } from "@/lib/members/accept-invitation";
import { changeRole, reactivateMember } from "@/lib/members/change-member";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { inviteMember } from "@/lib/members/invite-member";
import { listInvitations } from "@/lib/members/list-invitations";
import { withdrawInvitation } from "@/lib/members/withdraw-invitation";
import { openEmailInput } from "@/lib/outbox/open-email-input";
import { getPolicies } from "@/lib/tenants/get-policies";
import { settingsPatch } from "@/lib/tenants/settings-patch";
import { updateSettings } from "@/lib/tenants/update-settings";
import { type ApiTenant, startApi, type TestApi } from "../../fixtures/api";

let api: TestApi;
let tenant: ApiTenant;
let admin: Ctx;
const from = { address: null, userAgent: null };
const PASSWORD = "a rather long password";

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  tenant = await api.createTenant();
  const person = { id: tenant.userId, name: "Jane Smith", email: "jane@example.com" };
  admin = {
    ...{ database: database(), tenantId: tenant.id, mode: "live", requestId: "t", now: () => new Date() },
    actor: { type: "user", person, role: "admin", signInId: newId() },
  };
});
const as = (role: "reviewer" | "auditor" | "developer"): Ctx => ({
  ...admin,
  actor: { ...admin.actor, role } as Ctx["actor"],
});

async function invited(email: string, role = "reviewer"): Promise<string> {
  await inviteMember(admin, { email, role });
  const [mail] =
    await api.owner`select id, template, sealed_input from emails where tenant_id = ${tenant.id} order by created_at desc limit 1`;
  const content = openEmailInput(mail?.id, mail?.template, mail?.sealed_input) as unknown as {
    input: { link: string };
  };
  return content.input.link.split("#")[1] ?? "";
}

describe("an invitation", () => {
  it("makes an account and a membership, once", async () => {
    const email = `${newId()}@example.com`;
    const token = await invited(email, "auditor");
    expect(await findInvitation(database(), token)).toEqual({
      tenantName: "Northwind Bank",
      email,
      role: "auditor",
      hasAccount: false,
    });
    await expect(acceptInvitation(database(), { token, name: "", password: "short" })).rejects.toMatchObject({
      fields: { name: expect.any(Array), password: expect.any(Array) },
    });
    const tries = await Promise.allSettled(
      [1, 2, 3].map(() => acceptInvitation(database(), { token, name: "Ada", password: PASSWORD })),
    );
    expect(tries.filter((t) => t.status === "fulfilled")).toHaveLength(1);
    expect(await signIn({ email, password: PASSWORD }, from)).toHaveProperty("signInId");
    await expect(findInvitation(database(), token)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is accepted by somebody who has an account with their own password, and lets a deactivated member in again", async () => {
    const email = `${newId()}@example.com`;
    const first = await invited(email);
    await acceptInvitation(database(), { token: first, name: "Ada", password: PASSWORD });
    const [user] = await api.owner`select id from users where email = ${email}`;
    await deactivateMember(admin, user?.id);
    expect(await signIn({ email, password: PASSWORD }, from)).toEqual({ refused: "wrong" });
    const second = await invited(email, "developer");
    await expect(
      acceptInvitation(database(), { token: second, name: "", password: "not mine at all" }),
    ).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
    await acceptInvitation(database(), { token: second, name: "", password: PASSWORD });
    const [member] = await api.owner`select role, is_active from memberships where user_id = ${user?.id}`;
    expect(member).toEqual({ role: "developer", is_active: true });
  });

  it("is replaced by a newer one, withdrawn, and runs out", async () => {
    const email = `${newId()}@example.com`;
    const old = await invited(email);
    const current = await invited(email);
    await expect(findInvitation(database(), old)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const [open, ...others] = await listInvitations(admin);
    expect(others).toEqual([]);
    await withdrawInvitation(admin, open?.id ?? "");
    await expect(findInvitation(database(), current)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const late = await invited(email);
    await api.owner`update invitations set expires_at = now() where tenant_id = ${tenant.id}`;
    await expect(
      acceptInvitation(database(), { token: late, name: "Ada", password: PASSWORD }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const token of ["", "x", "x".repeat(5_000)])
      await expect(findInvitation(database(), token)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is an admin's to send, not to a member, not to nonsense", async () => {
    for (const role of ["reviewer", "auditor", "developer"] as const)
      await expect(inviteMember(as(role), { email: "a@example.com", role: "admin" })).rejects.toMatchObject({
        code: "PERMISSION_DENIED",
      });
    await expect(inviteMember(admin, { email: "nobody", role: "admin" })).rejects.toMatchObject({
      code: "VALIDATION_ERROR",
    });
    await expect(inviteMember(admin, { email: "a@example.com", role: "king" })).rejects.toMatchObject({
      code: "VALIDATION_ERROR",
    });
    await expect(
      inviteMember(admin, { email: `jane.${tenant.userId}@example.com`, role: "admin" }),
    ).rejects.toMatchObject({ code: "CONFLICT" });
    const [mail] = await api.owner`select count(*)::int as n from emails where tenant_id = ${tenant.id}`;
    expect(mail?.n).toBe(0);
  });
});

describe("roles", () => {
  async function member(role: string): Promise<string> {
    const id = newId();
    await api.owner`insert into users (id, email, name) values (${id}, ${`${id}@example.com`}, 'M')`;
    await api.owner`insert into memberships (tenant_id, user_id, role) values (${tenant.id}, ${id}, ${role}::role)`;
    return id;
  }

  it("are changed by admins, never one's own, and one admin always remains", async () => {
    const id = await member("reviewer");
    await changeRole(admin, id, "admin");
    await expect(changeRole(admin, tenant.userId, "reviewer")).rejects.toMatchObject({
      code: "INVALID_REQUEST",
    });
    const other: Ctx = {
      ...admin,
      actor: { ...admin.actor, person: { id, name: "M", email: "m@example.com" } } as Ctx["actor"],
    };
    const tries = await Promise.allSettled([
      changeRole(admin, id, "auditor"),
      changeRole(other, tenant.userId, "auditor"),
    ]);
    expect(tries.filter((t) => t.status === "fulfilled")).toHaveLength(1);
    const [row] =
      await api.owner`select count(*)::int as n from memberships where tenant_id = ${tenant.id} and role = 'admin' and is_active`;
    expect(row?.n).toBe(1);
  });

  it("of somebody deactivated come back with them", async () => {
    const id = await member("auditor");
    await deactivateMember(admin, id);
    await reactivateMember(admin, id);
    await expect(reactivateMember(admin, id)).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    await expect(changeRole(as("reviewer"), id, "admin")).rejects.toMatchObject({
      code: "PERMISSION_DENIED",
    });
    await expect(changeRole(admin, newId(), "admin")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("policies", () => {
  it("are changed with a version and an audit entry of before and after", async () => {
    const change = (patch: object) => updateSettings(admin, settingsPatch.parse(patch));
    await change({ fourEyes: true, retentionDays: { faces: 30 }, webhookHosts: ["hooks.example.com"] });
    await change({ retentionDays: { contact: 10, faces: null }, fourEyes: null });
    const { settings, policyVersion } = await getPolicies(admin);
    expect(settings).toEqual({ retentionDays: { contact: 10 }, webhookHosts: ["hooks.example.com"] });
    expect(policyVersion).toBe(3);
    expect((await change({ webhookHosts: ["hooks.example.com"] })).policyVersion).toBe(3);
    const audit =
      await api.owner`select details from audit_entries where tenant_id = ${tenant.id} and action = 'settings.updated' order by created_at, id`;
    expect(audit).toHaveLength(2);
    expect(audit[1]?.details).toEqual({
      before: { fourEyes: true, retentionDays: { faces: 30 } },
      after: { fourEyes: null, retentionDays: { contact: 10 } },
      policy_version: 3,
    });
  });

  it("refuse what makes no sense, and anybody but admins", async () => {
    for (const patch of [
      { expiryHours: 0 },
      { expiryHours: 1.5 },
      { expiryHours: "48" },
      { retentionDays: { faces: 5_000 } },
      { thresholds: { nothing: 1 } },
      { completionOrigins: ["http://example.com"] },
      { completionOrigins: ["https://example.com/path"] },
      { webhookHosts: ["*"] },
      { unknown: 1 },
    ])
      expect(settingsPatch.safeParse(patch).success).toBe(false);
    for (const role of ["reviewer", "auditor", "developer"] as const)
      await expect(updateSettings(as(role), { fourEyes: true })).rejects.toMatchObject({
        code: "PERMISSION_DENIED",
      });
  });

  it("may name the hosts webhooks go to; others are refused wherever one is saved", async () => {
    await updateSettings(admin, { webhookHosts: ["example.com"] });
    const call = (method: string, path: string, body: object) =>
      api.request(method, `/api/v2${path}`, { key: tenant.keys.test, body });
    const entity_id = await api.createEntity(tenant);
    const session = { entity_id, email: "a@example.com" };
    const bad = { webhook_url: "https://9.9.9.9/hook" };
    const refused = [
      await call("POST", "/verification/sessions/", { ...session, ...bad }),
      await call("POST", "/webhooks/", { event_type: "*", ...bad }),
      await call("PUT", "/webhooks/config/", bad),
    ];
    for (const answer of refused) {
      expect(answer.status).toBe(400);
      expect(answer.body.errors.webhook_url[0]).toMatch(/policy/);
    }
    await updateSettings(admin, { webhookHosts: null });
    expect((await call("PUT", "/webhooks/config/", bad)).status).toBe(200);
  });
});
