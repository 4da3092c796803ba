"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import { BackButton } from "../back-button";
import type { Camera } from "../camera/use-camera";
import { catchUp } from "../catch-up";
import { errorSentence } from "../error-sentence";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Problem } from "../problem";
import { StepBars } from "../step-bars";
import { stepClient } from "../step-client";
import { useAllTexts } from "../texts/use-all-texts";
import { useBack } from "../use-back";
import { Refused, verifyClient } from "../verify-client";

type Props = {
  sessionId: string;
  view: ProgressView;
  camera: Camera;
  onArrived: (view: ProgressView) => void;
  /** Set when a tester came here without pictures and may go back. */
  onBack: (() => void) | null;
};

/** A step was asked for again meanwhile: the view that says so. */
async function missing(sessionId: string, failure: unknown): Promise<ProgressView | null> {
  if (!(failure instanceof Refused) || failure.status !== 400) return null;
  const view = await verifyClient.state(sessionId).catch(() => null);
  return view?.next ? view : null;
}

/** Everything is there: hands it in by itself, and again by a press if that failed. */
export function HandIn({ sessionId, view, camera, onArrived, onBack }: Props) {
  const { t } = useAllTexts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(true);
  const { close } = camera;
  useBack(onBack, 1);

  const submit = useCallback(async () => {
    setBusy(true);
    setError(null);
    try {
      onArrived(await stepClient.submit(sessionId));
    } catch (failure) {
      const elsewhere = (await catchUp(sessionId, failure)) ?? (await missing(sessionId, failure));
      if (elsewhere) return onArrived(elsewhere);
      setError(failure);
      setBusy(false);
    }
  }, [sessionId, onArrived]);

  const begun = useRef(false);
  useEffect(() => {
    // Once by itself: what comes of it may be a wish for another picture, which must not be handed in unseen.
    if (begun.current) return;
    begun.current = true;
    close();
    void submit();
  }, [close, submit]);

  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      progress={<StepBars view={view} />}
      back={onBack && error ? <BackButton onBack={onBack} /> : null}
      footer={
        <>
          <Problem>{error ? errorSentence(error, t) : null}</Problem>
          <Action onClick={submit} busy={busy}>
            {error ? t.tryAgain : t.handIn}
          </Action>
        </>
      }
    >
      <Heading>{t.allInTitle}</Heading>
      <p role="status" className="text-ink-2">
        {busy ? t.allInText : null}
      </p>
    </Frame>
  );
}
