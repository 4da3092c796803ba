import { Download, ShieldCheck } from "lucide-react";
import type { Metadata } from "next";
import { AUDIT_COLUMNS } from "@/components/audit/audit-columns";
import { AuditFilterForm } from "@/components/audit/audit-filter-form";
import { PageLinks } from "@/components/data-table/page-links";
import { PlainTable } from "@/components/data-table/plain-table";
import { buttonStyle } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { listEntries } from "@/lib/audit/list-entries";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { pageCursors, pageRequest, type SearchParams } from "../server-page";
import { auditFilter } from "./audit-filter";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await getReviewer();
  const title = "Audit";
  const line = "Who did what, in both modes. Entries are chained: none can be changed or taken out unnoticed";
  if (!allows(ctx.actor, ctx.mode, "audit:read")) {
    return (
      <>
        <PageHead title={title} line={line} />
        <NoPermission title="The audit log is for admins and auditors">
          Ask one of them if you need to know who did something.
        </NoPermission>
      </>
    );
  }
  const { filter, fields, wrong } = await auditFilter(searchParams);
  const list = `dashboard audit ${JSON.stringify(filter)}`;
  const page = await listEntries(ctx, filter, await pageRequest(ctx, searchParams, list));
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value));
  const filtered = query.size > 0;
  return (
    <>
      <PageHead
        title={title}
        line={line}
        actions={
          <a href="/audit/export/" download className={buttonStyle({ variant: "secondary" })}>
            <Download aria-hidden />
            Export all
          </a>
        }
      />
      <AuditFilterForm fields={fields} wrong={wrong} />
      <PlainTable
        caption="Audit entries"
        columns={AUDIT_COLUMNS}
        rows={page.rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))}
        rowKey={(entry) => entry.id}
        empty={
          <EmptyState icon={ShieldCheck} title={filtered ? "Nothing like that was done" : "Nothing yet"}>
            {filtered
              ? "No entry matches these filters."
              : "Every change and every look at a picture is written down here."}
          </EmptyState>
        }
      />
      <PageLinks path={filtered ? `/audit/?${query}` : "/audit/"} {...pageCursors(ctx, page, list)} />
    </>
  );
}
