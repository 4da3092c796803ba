import { KeyRound } from "lucide-react";
import type { Metadata } from "next";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { KeyState } from "@/components/developers/key-state";
import { EmptyState } from "@/components/ui/empty-state";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { type KeyItem, listApiKeys } from "@/lib/api-keys/list-api-keys";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows, SCOPES } from "@/lib/authorize";

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
];

export default async function ApiKeysPage() {
  const { ctx } = await getReviewer();
  const head = (
    <PageHead
      title="API keys"
      line={`Keys of ${ctx.mode} mode. A key is shown once, when it is made; only its beginning is kept here`}
    />
  );
  if (!allows(ctx.actor, ctx.mode, "keys:manage")) {
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
      <PlainTable
        caption="API keys"
        columns={COLUMNS}
        rows={keys}
        rowKey={(key) => key.id}
        empty={
          <EmptyState icon={KeyRound} title={`You have no ${ctx.mode} keys`}>
            An operator makes one on the command line: <code>npm run --silent cli -- key create --help</code>
          </EmptyState>
        }
      />
    </>
  );
}
