import { Mail } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { PageLinks } from "@/components/data-table/page-links";
import { type Column, PlainTable } from "@/components/data-table/plain-table";
import { QueryFilters } from "@/components/data-table/query-filters";
import { EmailTabs } from "@/components/settings/email-tabs";
import { EMAIL_STATES, TEMPLATE_WORDS } from "@/components/settings/email-words";
import { EmptyState } from "@/components/ui/empty-state";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { type EmailFilter, type EmailItem, type EmailState, listEmails } from "@/lib/emails/list-emails";
import { shortId } from "@/lib/format/short-id";
import { isId } from "@/lib/ids";
import { pageCursors, pageRequest, type SearchParams } from "../../../server-page";

export const metadata: Metadata = { title: "E-mail log" };
const PATH = "/settings/email/log/";

const COLUMNS: readonly Column<EmailItem>[] = [
  {
    label: "Mail",
    className: "w-44",
    cell: (mail) => <span className="font-medium">{TEMPLATE_WORDS[mail.template] ?? mail.template}</span>,
  },
  { label: "To", className: "text-ink-2", cell: (mail) => <bdi>{mail.recipient}</bdi> },
  { label: "State", className: "w-36 text-ink-2", cell: (mail) => EMAIL_STATES[mail.state] },
  {
    label: "Why",
    className: "w-[26%] text-ink-2 max-md:hidden",
    cell: (mail) => <span title={mail.lastError ?? ""}>{mail.lastError ?? "–"}</span>,
  },
  { label: "Tries", className: "w-16 text-ink-2 tabular-nums max-lg:hidden", cell: (mail) => mail.attempts },
  {
    label: "Session",
    className: "w-32 text-ink-2 max-lg:hidden",
    cell: ({ sessionId }) =>
      sessionId ? (
        <Link
          href={`/sessions/${sessionId}/`}
          title={sessionId}
          className="underline-offset-2 hover:underline"
        >
          {shortId(sessionId)}
        </Link>
      ) : (
        "–"
      ),
  },
  {
    label: "When",
    className: "w-32 text-ink-2 max-sm:hidden",
    cell: (mail) => <Time at={(mail.finishedAt ?? mail.createdAt).toISOString()} />,
  },
];

const choices = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export default async function EmailLogPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await getReviewer();
  const head = <PageHead title="E-mail log" line={`Every mail of ${ctx.mode} mode, newest first`} />;
  if (!allows(ctx.actor, ctx.mode, "sessions:read")) {
    return (
      <>
        {head}
        <NoPermission title="Live mails are not for developers">They go to real people.</NoPermission>
      </>
    );
  }
  const filter = filterOf(await searchParams);
  const list = `dashboard emails ${JSON.stringify(filter)}`;
  const page = await listEmails(ctx, filter, await pageRequest(ctx, searchParams, list));
  const query = new URLSearchParams({
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.template ? { template: filter.template } : {}),
    ...(filter.sessionId ? { session: filter.sessionId } : {}),
  });
  return (
    <>
      {head}
      <EmailTabs />
      <QueryFilters
        choices={[
          { name: "state", label: "State", options: choices(EMAIL_STATES) },
          { name: "template", label: "Mail", options: choices(TEMPLATE_WORDS) },
        ]}
        fixed={[{ name: "session", label: "Session", text: shortId(filter.sessionId ?? "") }]}
      />
      <PlainTable
        caption="E-mails, newest first"
        columns={COLUMNS}
        rows={page.rows}
        rowKey={(mail) => mail.id}
        empty={
          <EmptyState
            icon={Mail}
            title={query.size > 0 ? "No mail fits these filters" : "No mail was sent yet"}
          >
            {query.size > 0
              ? "Choose others, or clear them."
              : "The first session with an e-mail address sends one."}
          </EmptyState>
        }
      />
      <PageLinks path={query.size > 0 ? `${PATH}?${query}` : PATH} {...pageCursors(ctx, page, list)} />
    </>
  );
}

function filterOf(given: Record<string, string | string[] | undefined>): EmailFilter {
  const { state, template, session } = given;
  return {
    ...(typeof state === "string" && Object.hasOwn(EMAIL_STATES, state)
      ? { state: state as EmailState }
      : {}),
    ...(typeof template === "string" && Object.hasOwn(TEMPLATE_WORDS, template) ? { template } : {}),
    ...(typeof session === "string" && isId(session) ? { sessionId: session } : {}),
  };
}
