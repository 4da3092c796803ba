import { ExternalLink } from "lucide-react";
import type { Metadata } from "next";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { buttonStyle } from "@/components/ui/button";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { PREVIEW_MOST, previewRetention, type RetentionPreview } from "@/lib/retention/preview-retention";

export const metadata: Metadata = { title: "Retention" };

const counted = (n: number): string => (n >= PREVIEW_MOST ? `${PREVIEW_MOST} or more` : String(n));

const COLUMNS: readonly Column<RetentionPreview>[] = [
  {
    label: "What",
    className: "w-72 max-sm:w-auto",
    cell: (row) => <span className="font-medium">{row.label}</span>,
  },
  {
    label: "It holds",
    className: "text-ink-2 max-lg:hidden",
    cell: (row) => <span title={row.holds}>{row.holds}</span>,
  },
  { label: "Kept for", className: "w-26 tabular-nums", cell: (row) => `${row.days} days` },
  { label: "Counted", className: "w-80 text-ink-2 max-md:hidden", cell: (row) => row.counted },
  {
    label: "Goes now",
    className: "w-28 text-right tabular-nums",
    cell: (row) => <span title="Verifications that lose something within minutes">{counted(row.due)}</span>,
  },
  {
    label: "Within 30 days",
    className: "w-32 text-right tabular-nums max-sm:hidden",
    cell: (row) => counted(row.dueLater),
  },
];

export default async function RetentionPage() {
  const { ctx } = await getReviewer();
  const may = allows(ctx.actor, ctx.mode, "audit:read");
  const head = (
    <PageHead
      title="Retention"
      line={`What is about to be deleted in ${ctx.mode} mode. Entities under a legal hold, and what waits for a person, are left alone`}
      actions={
        may ? (
          <a href={`/retention/${ctx.tenantId}/`} className={buttonStyle({ variant: "secondary" })}>
            <ExternalLink aria-hidden />
            Public page
          </a>
        ) : null
      }
    />
  );
  if (!may) {
    return (
      <>
        {head}
        <NoPermission title="Retention is for admins and auditors">
          The periods themselves are public: ask for the page that tells them.
        </NoPermission>
      </>
    );
  }
  return (
    <>
      {head}
      <PlainTable
        caption="Retention"
        columns={COLUMNS}
        rows={await previewRetention(ctx)}
        rowKey={(row) => row.kind}
        empty={null}
      />
    </>
  );
}
