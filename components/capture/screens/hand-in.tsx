"use client";

import { useCallback, useEffect, useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import type { Camera } from "../camera/use-camera";
import { catchUp } from "../catch-up";
import { errorSentence } from "../error-sentence";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Problem } from "../problem";
import { StepBars } from "../step-bars";
import { useTexts } from "../texts/use-texts";
import { verifyClient } from "../verify-client";

type Props = {
  sessionId: string;
  view: ProgressView;
  camera: Camera;
  onArrived: (view: ProgressView) => void;
  /** Set when a tester came here without pictures and may go back. */
  onBack: (() => void) | null;
};

/** Everything is there: hands it in by itself, and again by a press if that failed. */
export function HandIn({ sessionId, view, camera, onArrived, onBack }: Props) {
  const { t } = useTexts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(true);
  const { close } = camera;

  const submit = useCallback(async () => {
    setBusy(true);
    setError(null);
    try {
      onArrived(await verifyClient.submit(sessionId));
    } catch (failure) {
      const elsewhere = await catchUp(sessionId, failure);
      if (elsewhere) return onArrived(elsewhere);
      setError(failure);
      setBusy(false);
    }
  }, [sessionId, onArrived]);

  useEffect(() => {
    close();
    void submit();
  }, [close, submit]);

  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      progress={<StepBars view={view} />}
      footer={
        <>
          <Problem>{error ? errorSentence(error, t, view.tenant.name) : null}</Problem>
          <Action onClick={submit} busy={busy}>
            {error ? t.tryAgain : t.handIn}
          </Action>
          {onBack && error ? (
            <Action look="quiet" onClick={onBack}>
              {t.declineBack}
            </Action>
          ) : null}
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
