"use client";

import { useId, useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import { BackButton } from "../back-button";
import { errorSentence } from "../error-sentence";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Problem } from "../problem";
import { stepClient } from "../step-client";
import { useAllTexts } from "../texts/use-all-texts";

type Props = {
  sessionId: string;
  /** Who is asked; unknown to a link that opens nothing any more. */
  tenant?: ProgressView["tenant"] | undefined;
  isTest?: boolean;
  token: string | null;
  onArrived: (view: ProgressView) => void;
  onBack: () => void;
};

const MAX = 2_000;

/** The person's own words for whoever looks at it. */
export function AskForPerson({ sessionId, tenant, isTest, token, onArrived, onBack }: Props) {
  const { t, language } = useAllTexts();
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  async function send() {
    if (!text.trim()) return setProblem(t.askEmpty);
    setBusy(true);
    setProblem(null);
    try {
      onArrived(await stepClient.contest(sessionId, { text, language, ...(token ? { token } : {}) }));
    } catch (failure) {
      setBusy(false);
      setProblem(errorSentence(failure, t));
    }
  }

  return (
    <Frame
      tenant={tenant}
      isTest={isTest}
      back={<BackButton onBack={onBack} />}
      footer={
        <>
          <Problem>{problem}</Problem>
          <Action onClick={send} busy={busy}>
            {t.askSend}
          </Action>
        </>
      }
    >
      <Heading>{t.askFormTitle}</Heading>
      <p id={`${id}-hint`} className="mb-3 text-pretty text-ink-2">
        {t.askFormText}
      </p>
      <label htmlFor={id} className="mb-1 block text-[15px] font-medium">
        {t.askLabel}
      </label>
      <textarea
        id={id}
        value={text}
        onChange={(e) => setText(e.target.value)}
        maxLength={MAX}
        rows={7}
        dir="auto"
        required
        aria-describedby={`${id}-hint`}
        className="w-full rounded-xl border border-edge bg-surface px-3.5 py-3 text-base"
      />
    </Frame>
  );
}
