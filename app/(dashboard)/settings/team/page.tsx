import type { Metadata } from "next";
import { InviteForm } from "@/components/team/invite-form";
import { MemberTable } from "@/components/team/member-table";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { listInvitations } from "@/lib/members/list-invitations";
import { listMembers } from "@/lib/members/list-members";
import { invite, setActive, setRole, withdraw } from "./actions";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage() {
  const { ctx } = await getReviewer();
  const head = (actions?: React.ReactNode) => (
    <PageHead title="Team" line="Who works here, and what each may do" actions={actions} />
  );
  if (!allows(ctx.actor, ctx.mode, "team:manage")) {
    return (
      <>
        {head()}
        <NoPermission title="The team is managed by admins">Ask one of them to invite somebody.</NoPermission>
      </>
    );
  }
  const [members, invitations] = await Promise.all([listMembers(ctx), listInvitations(ctx)]);
  return (
    <>
      {head(<InviteForm invite={invite} />)}
      <MemberTable
        own={ctx.actor.person.id}
        members={members.map((m) => ({ ...m, since: m.since.toISOString() }))}
        invitations={invitations.map((i) => ({
          ...{ id: i.id, email: i.email, role: i.role },
          expiresAt: i.expiresAt.toISOString(),
        }))}
        setRole={setRole}
        setActive={setActive}
        withdraw={withdraw}
      />
    </>
  );
}
