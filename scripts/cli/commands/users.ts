import type { Database } from "@/db/client";
import { invalid } from "@/lib/errors";
import { createUser } from "@/lib/members/create-user";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { findMember } from "@/lib/members/find-member";
import { listMembers } from "@/lib/members/list-members";
import { isRole, ROLES } from "@/lib/members/roles";
import { operatorContext } from "@/lib/operator-context";
import type { Arguments } from "../arguments";
import type { Command } from "../command";
import { readPassword } from "../read-password";
import { table } from "../table";
import { TENANT, whichTenant } from "../which-tenant";

async function create(database: Database, given: Arguments) {
  const [email, name, role] = [given.required("email"), given.required("name"), given.required("role")];
  if (!isRole(role)) throw invalid({ role: [`Must be one of: ${ROLES.join(", ")}.`] });
  const tenant = await whichTenant(database, given);
  const { password, isGenerated } = await readPassword(given);
  const user = await createUser(database, { tenantId: tenant.id, email, name, role, password });
  const shown = isGenerated && user.isNew ? password : null;
  const made = user.isNew ? "Account made" : "The account was there already and keeps its password";
  return {
    data: { user_id: user.id, tenant_id: tenant.id, email, role, new_account: user.isNew, password: shown },
    lines: [
      `${made}; ${email} is ${role} at ${tenant.name}: ${user.id}`,
      ...(shown ? [`Password (shown once): ${shown}`] : []),
    ],
  };
}

export const userCommands: Command[] = [
  {
    name: "user create",
    summary: "Make somebody who signs in; without --password-stdin a password is made and shown once",
    usage: `--email EMAIL --name NAME --role ${ROLES.join("|")} [--password-stdin] [--tenant TENANT]`,
    options: {
      ...TENANT,
      email: { type: "string" },
      name: { type: "string" },
      role: { type: "string" },
      "password-stdin": { type: "boolean" },
    },
    run: create,
  },
  {
    name: "user list",
    summary: "The members of a tenant",
    usage: "[--tenant TENANT]",
    options: TENANT,
    run: async (database, given) => {
      const tenant = await whichTenant(database, given);
      const members = await listMembers(operatorContext(database, { tenantId: tenant.id, mode: "live" }));
      return {
        data: members.map((m) => ({
          user_id: m.id,
          email: m.email,
          name: m.name,
          role: m.role,
          is_active: m.isActive,
          since: m.since,
        })),
        lines: table(
          ["USER", "EMAIL", "NAME", "ROLE", "ACTIVE", "SINCE"],
          members.map((m) => [m.id, m.email, m.name, m.role, m.isActive, m.since]),
        ),
      };
    },
  },
  {
    name: "user deactivate",
    summary: "Take somebody out of a tenant: sign-ins end at once, API keys stop working",
    usage: "--email EMAIL [--tenant TENANT]",
    options: { ...TENANT, email: { type: "string" } },
    run: async (database, given) => {
      const email = given.required("email");
      const tenant = await whichTenant(database, given);
      const ctx = operatorContext(database, { tenantId: tenant.id, mode: "live" });
      const member = await findMember(ctx, email);
      await deactivateMember(ctx, member.id);
      return {
        data: { user_id: member.id, is_active: false },
        lines: [`${member.email} is no longer active at ${tenant.name}.`],
      };
    },
  },
];
