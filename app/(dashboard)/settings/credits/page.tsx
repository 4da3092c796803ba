import { Coins } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageLinks } from "@/components/data-table/page-links";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { CREDIT_WORDS } from "@/components/settings/credit-kind";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { CHECK_TYPES, CHECKS } from "@/lib/checks/registry";
import { getBalance } from "@/lib/credits/get-balance";
import { type CreditEntry, listCreditEntries } from "@/lib/credits/list-credit-entries";
import { shortId } from "@/lib/format/short-id";
import { pageCursors, pageRequest, type SearchParams } from "../../server-page";

export const metadata: Metadata = { title: "Credits" };

const signed = (amount: number) => `${amount > 0 ? "+" : "−"}${Math.abs(amount).toLocaleString("en")}`;

const COLUMNS: readonly Column<CreditEntry>[] = [
  {
    label: "What",
    className: "w-32",
    cell: (entry) => <span className="font-medium">{CREDIT_WORDS[entry.kind]}</span>,
  },
  { label: "Credits", className: "w-24 tabular-nums", cell: (entry) => signed(entry.amount) },
  {
    label: "Session",
    className: "w-36 text-ink-2 max-sm:hidden",
    cell: ({ sessionId }) =>
      sessionId ? (
        <Link
          href={`/sessions/${sessionId}/`}
          title={sessionId}
          className="tabular-nums underline-offset-2 hover:underline"
        >
          {shortId(sessionId)}
        </Link>
      ) : (
        "–"
      ),
  },
  { label: "Note", className: "text-ink-2 max-md:hidden", cell: (entry) => entry.note || "–" },
  {
    label: "When",
    className: "w-36 text-ink-2",
    cell: (entry) => <Time at={entry.createdAt.toISOString()} as="short" />,
  },
];

export default async function CreditsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await getReviewer();
  const list = "dashboard credits";
  const [credits, page] = await Promise.all([
    getBalance(ctx),
    listCreditEntries(ctx, await pageRequest(ctx, searchParams, list)),
  ]);
  const isLow = ctx.mode === "live" && credits.balance < credits.lowThreshold;
  return (
    <>
      <PageHead
        title="Credits"
        line={
          ctx.mode === "live"
            ? "A session is charged once, when it completes; expired, revoked and failed ones are free"
            : "Test mode is never charged"
        }
      />
      <div className="grid gap-4 border-t border-line bg-bg px-4 py-3.5 lg:grid-cols-2">
        <Card title="Balance">
          <p className="text-[26px] leading-8 font-semibold tracking-[-0.02em] tabular-nums">
            {credits.balance.toLocaleString("en")}
          </p>
          <p className="text-sm text-ink-2">
            {credits.usedThisMonth.toLocaleString("en")} used this month, which ends{" "}
            <Time at={credits.nextMonth.toISOString()} as="short" />.
          </p>
          <p className={isLow ? "mt-1.5 text-sm text-attention" : "mt-1.5 text-sm text-ink-3"}>
            {isLow
              ? `Fewer than ${credits.lowThreshold}: the admins were told by e-mail. The operator adds credits.`
              : `Below ${credits.lowThreshold} the admins get an e-mail, once.`}
          </p>
        </Card>
        <Card title="Prices">
          <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 text-sm">
            {CHECK_TYPES.map((type) => (
              <div key={type} className="contents">
                <dt className="text-ink-2">{CHECKS[type].label}</dt>
                <dd className="text-right tabular-nums">{CHECKS[type].price}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
      <PlainTable
        caption="Ledger, newest first"
        columns={COLUMNS}
        rows={page.rows}
        rowKey={(entry) => entry.id}
        empty={
          <EmptyState icon={Coins} title="No entries yet">
            Credits the operator adds, and what sessions cost, appear here.
          </EmptyState>
        }
      />
      <PageLinks path="/settings/credits/" {...pageCursors(ctx, page, list)} />
    </>
  );
}
