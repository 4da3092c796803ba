import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { KeyActions } from "@/components/developers/key-actions";
import { KeyState } from "@/components/developers/key-state";
import { KeyTabs } from "@/components/developers/key-tabs";
import { NewKey } from "@/components/developers/new-key";
import { EmptyState } from "@/components/ui/empty-state";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { type KeyItem, listApiKeys } from "@/lib/api-keys/list-api-keys";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows, SCOPES } from "@/lib/authorize";
import type { Ctx, Person } from "@/lib/context";
import { listMembers } from "@/lib/members/list-members";
import { makeKey, revokeKey, rotateKey } from "./actions";

export const metadata: Metadata = { title: "API keys" };

const scopesText = (scopes: readonly string[]): string =>
  scopes.length === SCOPES.length ? "everything" : scopes.join(", ");

const COLUMNS: readonly Column<KeyItem>[] = [
  { label: "Name", cell: (key) => <span className="font-medium">{key.name}</span> },
  {
    label: "Begins with",
    className: "w-56 max-sm:hidden",
    cell: (key) => <code className="text-ink-2">{key.prefix}…</code>,
  },
  { label: "State", className: "w-26 text-ink-2", cell: (key) => <KeyState state={key.state} /> },
  { label: "Owner", className: "w-36 text-ink-2 max-md:hidden", cell: (key) => <bdi>{key.owner.name}</bdi> },
  {
    label: "May",
    className: "w-[24%] text-ink-2 max-lg:hidden",
    cell: (key) => <span title={key.scopes.join(", ")}>{scopesText(key.scopes)}</span>,
  },
  {
    label: "Last used",
    className: "w-34 text-ink-2 max-md:hidden",
    cell: (key) => (key.lastUsedAt ? <Time at={key.lastUsedAt.toISOString()} /> : "never"),
  },
  {
    label: "Ends",
    className: "w-30 text-ink-2 max-lg:hidden",
    cell: (key) => (key.expiresAt ? <Time at={key.expiresAt.toISOString()} as="short" /> : "never"),
  },
  {
    label: "Actions",
    className: "w-20",
    cell: (key) =>
      key.state === "active" ? (
        <KeyActions
          name={key.name}
          rotate={rotateKey.bind(null, key.id)}
          revoke={revokeKey.bind(null, key.id)}
        />
      ) : null,
  },
];

export default async function ApiKeysPage() {
  const { ctx } = await getReviewer();
  const mayManage = allows(ctx.actor, ctx.mode, "keys:manage");
  const head = (
    <PageHead
      title="API keys"
      line={`Keys of ${ctx.mode} mode. A key is shown once, when it is made; only its beginning is kept here`}
      actions={
        mayManage ? (
          <NewKey
            mode={ctx.mode}
            owners={await ownersFor(ctx)}
            scopes={SCOPES.filter((scope) => allows(ctx.actor, ctx.mode, scope))}
            create={makeKey}
          />
        ) : null
      }
    />
  );
  if (!mayManage) {
    return (
      <>
        {head}
        <NoPermission title="Keys are for admins and developers">
          Ask one of them if you need a key.
        </NoPermission>
      </>
    );
  }
  const keys = await listApiKeys(ctx);
  return (
    <>
      {head}
      <KeyTabs />
      <PlainTable
        caption="API keys"
        columns={COLUMNS}
        rows={keys}
        rowKey={(key) => key.id}
        empty={
          <EmptyState icon={KeyRound} title={`You have no ${ctx.mode} keys`}>
            “New key” makes one. Three may be active per person and mode.
          </EmptyState>
        }
      />
    </>
  );
}

/** Oneself first; for who manages the team then everybody else who is active. */
async function ownersFor(ctx: Ctx & { actor: { person: Person } }) {
  const own = { value: ctx.actor.person.id, label: `${ctx.actor.person.name} (you)` };
  if (!allows(ctx.actor, ctx.mode, "team:manage")) return [own];
  const members = await listMembers(ctx);
  const others = members.filter((member) => member.isActive && member.id !== own.value);
  return [own, ...others.map(({ id, name }) => ({ value: id, label: name }))];
}
