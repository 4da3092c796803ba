import type { Metadata } from "next";
import { cookies } from "next/headers";
import { ExportSessions } from "@/components/sessions/export-sessions";
import { NewSession } from "@/components/sessions/new-session";
import { SessionList } from "@/components/sessions/session-list";
import { NoPermission } from "@/components/ui/no-permission";
import { PageHead } from "@/components/ui/page-head";
import { listSessionsEndpoint } from "@/lib/api/operations/session-lists";
import { getReviewer } from "@/lib/auth/get-reviewer";
import { allows } from "@/lib/authorize";
import { LIST_PARAMETERS, type SessionPage } from "@/lib/client/session-list";
import { readTableChoice, tableCookie } from "@/lib/client/table-choice";
import { firstPage } from "../first-page";
import { sessionOffer } from "./session-offer";

export const metadata: Metadata = { title: "Sessions" };
type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SessionsPage({ searchParams }: Props) {
  const { ctx } = await getReviewer();
  const { actor, mode } = ctx;
  if (!allows(actor, mode, "sessions:read")) {
    return (
      <>
        <PageHead title="Sessions" line="Every verification, newest first" />
        <NoPermission title="Live sessions are not for developers">
          They hold personal data of real people. Switch to test mode to see what you built.
        </NoPermission>
      </>
    );
  }
  const first = await firstPage<SessionPage>(ctx, listSessionsEndpoint, LIST_PARAMETERS, await searchParams);
  const mayChange = allows(actor, mode, "sessions:write");
  return (
    <>
      <PageHead
        title="Sessions"
        line={`Every verification in ${mode} mode, newest first`}
        actions={
          <>
            <ExportSessions mode={mode} />
            {mayChange ? <NewSession mode={mode} offer={sessionOffer} /> : null}
          </>
        }
      />
      <SessionList
        key={mode}
        mode={mode}
        first={first}
        choice={readTableChoice((await cookies()).get(tableCookie("sessions"))?.value)}
        personId={actor.person.id}
        mayChange={mayChange}
      />
    </>
  );
}
