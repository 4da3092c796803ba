"use client";

import { useCallback, useEffect, useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import { BackButton } from "../back-button";
import { errorSentence } from "../error-sentence";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Problem } from "../problem";
import { ProgressBars } from "../progress-bars";
import { QrCode } from "../qr-code";
import { stepClient } from "../step-client";
import { useAllTexts } from "../texts/use-all-texts";
import { useRepeated } from "../use-repeated";

type Steps = { done: number; total: number };
type Props = {
  sessionId: string;
  tenant: ProgressView["tenant"];
  isTest: boolean;
  /** The mailed link's token, where nobody has pressed Start on this device. */
  token: string | null;
  progress: Steps;
  /** How far the other device is; null: unknown just now. */
  look: () => Promise<Steps | null>;
  onStay: () => void;
};

/** A code for another device of the person; this page then follows what is done there. */
export function Handover({ sessionId, tenant, isTest, token, progress, look, onStay }: Props) {
  const { t } = useAllTexts();
  const [url, setUrl] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [shown, setShown] = useState(progress);

  const make = useCallback(async () => {
    setProblem(null);
    try {
      setUrl((await stepClient.handover(sessionId, token)).url);
    } catch (failure) {
      setProblem(errorSentence(failure, t));
    }
  }, [sessionId, token, t]);

  useEffect(() => {
    void make();
  }, [make]);

  useRepeated(async () => {
    const next = await look();
    if (next) setShown(next);
  });

  return (
    <Frame
      tenant={tenant}
      isTest={isTest}
      progress={shown.total ? <ProgressBars {...shown} /> : null}
      back={<BackButton onBack={onStay} />}
      footer={
        <div className="space-y-2.5">
          <Problem>{problem}</Problem>
          <Action look="secondary" onClick={onStay}>
            {t.handStay}
          </Action>
          <div className="flex justify-center">
            <Action look="quiet" onClick={make}>
              {t.handNew}
            </Action>
          </div>
        </div>
      }
    >
      <Heading>{t.otherDevice}</Heading>
      <p className="mb-4 text-pretty text-ink-2">{t.handText}</p>
      {url ? (
        <>
          <QrCode text={url} label={t.handCode} />
          <p className="mt-4 text-sm text-ink-2">{t.handAddress}</p>
          <p dir="ltr" className="text-sm font-medium break-all select-all">
            {url}
          </p>
        </>
      ) : null}
      <p role="status" className="mt-4 text-[15px] text-ink-2">
        {t.handFollows}
      </p>
    </Frame>
  );
}
