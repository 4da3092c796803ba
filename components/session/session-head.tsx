import type { ReactNode } from "react";
import { CopiedId } from "@/components/ui/copied-id";
import { DecisionWord } from "@/components/ui/decision-word";
import { OutcomeChip } from "@/components/ui/outcome-chip";
import { PageHead } from "@/components/ui/page-head";
import { Time } from "@/components/ui/time";
import type { ActionResult } from "@/lib/client/action-result";
import { countryWord } from "@/lib/format/country-word";
import { profileWord, STATUS_WORDS } from "@/lib/format/labels";
import { SessionActions } from "./session-actions";

type Props = {
  session: {
    id: string;
    entityName: string;
    profile: string;
    status: string;
    outcome: string;
    resendCount: number;
    latestDecision: string | null;
    createdAt: Date;
    accessedAt: Date | null;
    completedAt: Date | null;
    revokedAt: Date | null;
    expiresAt: Date;
  };
  /** ISO code of the document's country, once read. */
  country: string | null;
  /** What stands at the right besides: evidence pack, place in the list. */
  more: ReactNode;
  /** Null when the session has ended or the person may not. */
  actions: { sendLinkAgain: () => Promise<ActionResult>; revoke: () => Promise<ActionResult> } | null;
};

/** Who, how it ended, and what can be done. */
export function SessionHead({ session, country, more, actions }: Props) {
  const since = {
    pending: session.createdAt,
    accessed: session.accessedAt,
    completed: session.completedAt,
    failed: session.completedAt,
    revoked: session.revokedAt,
    expired: session.expiresAt,
  }[session.status];
  const open = session.status === "pending" || session.status === "accessed";
  return (
    <PageHead
      title={
        <>
          <bdi className="min-w-0 break-words">{session.entityName}</bdi>
          <OutcomeChip outcome={session.outcome} />
          {session.latestDecision ? (
            <span className="text-sm tracking-normal">
              <DecisionWord decision={session.latestDecision} />
            </span>
          ) : null}
        </>
      }
      line={
        <>
          <span>{profileWord(session.profile)}</span>
          <Dot />
          {country ? (
            <>
              <span>{countryWord(country)}</span>
              <Dot />
            </>
          ) : null}
          <span>
            {(STATUS_WORDS[session.status] ?? session.status).toLowerCase()}{" "}
            {since ? <Time at={since.toISOString()} /> : null}
          </span>
          {open ? (
            <>
              <Dot />
              <span>
                link ends <Time at={session.expiresAt.toISOString()} />
              </span>
            </>
          ) : null}
          <Dot />
          <CopiedId id={session.id} label="session id" />
        </>
      }
      actions={
        <>
          {actions ? (
            <SessionActions
              resendRefused={session.resendCount >= 3 ? "The link was sent again three times already." : null}
              {...actions}
            />
          ) : null}
          {more}
        </>
      }
    />
  );
}

const Dot = () => (
  <span aria-hidden className="text-line-2">
    ·
  </span>
);
