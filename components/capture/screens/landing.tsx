"use client";

import { useState } from "react";
import type { LandingView, ProgressView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import { errorSentence } from "../error-sentence";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { LandingSteps } from "../landing-steps";
import { Note } from "../note";
import { Problem } from "../problem";
import { fill } from "../texts/fill-text";
import { useTexts } from "../texts/use-texts";
import { Refused, verifyClient } from "../verify-client";
import { Decline } from "./decline";

type Props = {
  sessionId: string;
  info: LandingView;
  token: string;
  onArrived: (view: ProgressView) => void;
  /** The link or the text changed meanwhile: ask again. */
  onStale: () => void;
};

/** Who asks, what for, what happens to the pictures. Nothing has begun before "I agree, start". */
export function Landing({ sessionId, info, token, onArrived, onStale }: Props) {
  const { t, language } = useTexts();
  const [declining, setDeclining] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { tenant, consent } = info;

  if (declining) {
    return (
      <Decline
        {...{ sessionId, token, tenant, onArrived }}
        isTest={info.mode === "test"}
        onBack={() => setDeclining(false)}
      />
    );
  }

  async function start() {
    setBusy(true);
    setError(null);
    try {
      onArrived(await verifyClient.start(sessionId, token, { version: consent.version, language }));
    } catch (failure) {
      setBusy(false);
      setError(failure);
      if (failure instanceof Refused && failure.status === 400) onStale();
    }
  }

  return (
    <Frame
      tenant={tenant}
      isTest={info.mode === "test"}
      footer={
        <>
          <Problem>{error ? errorSentence(error, t, tenant.name) : null}</Problem>
          <Action onClick={start} busy={busy}>
            {t.agree}
          </Action>
          <div className="flex justify-center pt-1">
            <Action look="quiet" onClick={() => setDeclining(true)}>
              {t.disagree}
            </Action>
          </div>
        </>
      }
    >
      <Heading>{fill(t.landingTitle, { tenant: tenant.name })}</Heading>
      <p className="mb-3.5 text-pretty text-ink-2">{fill(t.landingIntro, { minutes: info.minutes })}</p>
      <LandingSteps steps={info.steps} />
      <section className="mt-4">
        <h2 className="text-[15px] font-semibold">{t.picturesTitle}</h2>
        {consent.texts[language].map((paragraph) => (
          <p key={paragraph} className="mt-1 text-sm text-pretty text-ink-2">
            {paragraph}
          </p>
        ))}
      </section>
      <Note question={t.otherDevice}>{t.otherDeviceText}</Note>
    </Frame>
  );
}
