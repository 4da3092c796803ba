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
import { useBack } from "../use-back";
import { Refused, verifyClient } from "../verify-client";
import { Decline } from "./decline";

type Props = {
  sessionId: string;
  info: LandingView;
  token: string;
  onArrived: (view: ProgressView) => void;
  /** The link or the text changed meanwhile: ask again. */
  onStale: () => void;
  onOtherDevice: () => void;
};

/** Who asks, what for, what happens to the pictures. Nothing has begun before "I agree, start". */
export function Landing({ sessionId, info, token, onArrived, onStale, onOtherDevice }: Props) {
  const { t, language } = useTexts();
  const [declining, setDeclining] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { tenant, consent, agreed } = info;
  useBack(declining ? () => setDeclining(false) : null, 0);

  if (declining) {
    return (
      <Decline
        {...{ sessionId, token, tenant, onArrived }}
        isTest={info.mode === "test"}
        onBack={() => setDeclining(false)}
      />
    );
  }

  async function start(without_biometrics = false) {
    setBusy(true);
    setError(null);
    try {
      const agreement = agreed ? {} : { consent: { version: consent.version, language } };
      onArrived(await verifyClient.start(sessionId, { token, ...agreement, without_biometrics }));
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
          <Problem>{error ? errorSentence(error, t) : null}</Problem>
          <Action onClick={() => start()} busy={busy}>
            {agreed ? t.goOn : t.agree}
          </Action>
          <div className="flex flex-wrap justify-between gap-x-4 pt-1">
            {agreed ? null : (
              <Action look="quiet" onClick={onOtherDevice}>
                {t.otherDevice}
              </Action>
            )}
            <Action look="quiet" onClick={() => setDeclining(true)}>
              {t.disagree}
            </Action>
          </div>
        </>
      }
    >
      <Heading>{agreed ? t.goOnTitle : fill(t.landingTitle, { tenant: tenant.name })}</Heading>
      <p className="mb-3.5 text-pretty text-ink-2">
        {agreed ? t.goOnText : fill(t.landingIntro, { minutes: info.minutes })}
      </p>
      <LandingSteps steps={info.steps} />
      <section className="mt-4">
        <h2 className="text-[15px] font-semibold">{t.picturesTitle}</h2>
        {consent.texts[language].map((paragraph) => (
          <p key={paragraph} className="mt-1 text-sm text-pretty text-ink-2">
            {paragraph}
          </p>
        ))}
        <a
          href={info.retention_path}
          target="_blank"
          rel="noreferrer"
          className="inline-flex min-h-11 items-center text-[15px] font-medium text-accent hover:underline"
        >
          {t.keptHowLong}
        </a>
      </section>
      {info.without_biometrics && !agreed ? (
        <Note question={t.withoutBiometrics}>
          {fill(t.withoutBiometricsText, { tenant: tenant.name })}
          <Action look="secondary" onClick={() => start(true)} disabled={busy} className="mt-2">
            {t.withoutBiometricsStart}
          </Action>
        </Note>
      ) : null}
    </Frame>
  );
}
