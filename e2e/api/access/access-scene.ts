import { encode } from "next-auth/jwt";
import { nextAuthSecret } from "@/lib/auth/sign-in-cookie";
import type { Role } from "@/lib/context";
import type { TestApi } from "../../fixtures/api";
import { setNextRequest } from "../../fixtures/next-request";
import { makeSubject } from "../refusals/endpoint-requests";

export const ROLES = ["admin", "reviewer", "auditor", "developer"] as const satisfies Role[];
export const MODES = ["test", "live"] as const;
export type Mode = (typeof MODES)[number];
export type Scene = Awaited<ReturnType<typeof makeScene>>;

/** A tenant with one of everything, a member of each role, and one more member to do things to. */
export async function makeScene(api: TestApi) {
  const subject = await makeSubject(api);
  const { tenant } = subject;
  const members = {} as Record<Role | "other", string>;
  for (const role of [...ROLES, "other"] as const) {
    const id = crypto.randomUUID();
    members[role] = id;
    await api.owner`insert into users (id, email, name) values (${id}, ${`${id}@example.com`}, ${role})`;
    await api.owner`insert into memberships (tenant_id, user_id, role)
      values (${tenant.id}, ${id}, ${role === "other" ? "reviewer" : role})`;
  }
  const invitation_id = crypto.randomUUID();
  await api.owner`insert into invitations (tenant_id, id, email, role, token_hash, invited_by, expires_at)
    values (${tenant.id}, ${invitation_id}, 'new@example.com', 'reviewer', ${Buffer.from(invitation_id)},
      ${members.admin}, now() + interval '1 day')`;
  const [key] = await api.owner<{ id: string }[]>`
    select id from api_keys where tenant_id = ${tenant.id} and mode = 'test' limit 1`;
  const [delivery] = await api.owner<{ id: string }[]>`
    select id from deliveries where tenant_id = ${tenant.id} limit 1`;
  const ids = { ...subject.ids, invitation_id, key_id: key?.id ?? "", delivery_id: delivery?.id ?? "" };

  /** Signs this member in anew and has the next calls come from their browser. */
  async function visit(who: Role | null, mode: Mode, options: { site?: string } = {}) {
    const cookies: Record<string, string> = { veridesk_mode: mode };
    if (who) {
      const sid = crypto.randomUUID();
      await api.owner`insert into sign_ins (tenant_id, id, user_id, last_seen_at, expires_at)
        values (${tenant.id}, ${sid}, ${members[who]}, now(), now() + interval '1 hour')`;
      const token = await encode({ token: { sid }, secret: nextAuthSecret() });
      cookies["next-auth.session-token"] = token;
    }
    const headers: Record<string, string> = {
      "sec-fetch-site": options.site ?? "same-origin",
      "x-veridesk-mode": mode,
      cookie: Object.entries(cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join("; "),
    };
    setNextRequest(cookies, headers);
    return headers;
  }
  return { ...subject, ids: ids as Record<string, string>, members, visit };
}
