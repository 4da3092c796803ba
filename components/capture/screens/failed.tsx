"use client";

import { useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { leaveTo } from "../leave-to";
import { Note } from "../note";
import { fill } from "../texts/fill-text";
import { useAllTexts } from "../texts/use-all-texts";
import { useBack } from "../use-back";
import { AskForPerson } from "./ask-for-person";

type Props = {
  sessionId: string;
  view: ProgressView;
  /** The mailed link's token, on a device without the cookie. */
  token: string | null;
  onArrived: (view: ProgressView) => void;
};

/** It ended without a confirmation: why, in plain words, and the person who can be asked. Stays until they leave. */
export function Failed({ sessionId, view, token, onArrived }: Props) {
  const { t, language } = useAllTexts();
  const [asking, setAsking] = useState(false);
  useBack(asking ? () => setAsking(false) : null, 1);
  const tenant = view.tenant.name;
  const target = view.redirect_url;
  const contest = view.failure?.contest;
  const declined = view.failure?.declined === true;
  if (asking && contest?.may_ask) {
    const isTest = view.mode === "test";
    return (
      <AskForPerson
        {...{ sessionId, tenant: view.tenant, isTest, token, onArrived }}
        onBack={() => setAsking(false)}
      />
    );
  }
  const mayAsk = contest?.may_ask === true;
  const leave = target ? (
    <Action look={mayAsk ? "secondary" : "primary"} onClick={() => leaveTo(target)}>
      {fill(t.backToTenant, { tenant })}
    </Action>
  ) : null;
  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      footer={
        mayAsk || leave ? (
          <div className="space-y-2.5">
            {mayAsk ? <Action onClick={() => setAsking(true)}>{t.askButton}</Action> : null}
            {leave}
          </div>
        ) : null
      }
    >
      <Heading>{declined ? t.declinedTitle : contest?.asked ? t.askedTitle : t.failedTitle}</Heading>
      <div role="status">
        <p className="mb-4 text-pretty text-ink-2">
          {contest?.asked
            ? fill(askedText(contest.decision, t), { tenant })
            : declined
              ? fill(t.declinedText, { tenant })
              : view.failure?.texts[language]}
        </p>
      </div>
      {mayAsk ? (
        <section className="mb-4 rounded-xl bg-accent-soft px-4 py-3.5">
          <h2 className="font-semibold">{t.askTitle}</h2>
          <p className="text-pretty">{fill(t.askText, { tenant })}</p>
        </section>
      ) : null}
      {declined ? null : <Note question={t.howDecided}>{t.howDecidedText}</Note>}
    </Frame>
  );
}

function askedText(decision: string | null, t: ReturnType<typeof useAllTexts>["t"]): string {
  if (decision === "upheld") return t.asked_upheld;
  if (decision === "new_session") return t.asked_new_session;
  return decision === "accepted" ? t.asked_accepted : t.askedText;
}
