"use client";

import { useState } from "react";
import type { LandingView, ProgressView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import { errorSentence } from "../error-sentence";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Problem } from "../problem";
import { fill } from "../texts/fill-text";
import { useTexts } from "../texts/use-texts";
import { verifyClient } from "../verify-client";

type Props = {
  sessionId: string;
  /** Null after Start: the cookie says who this is. */
  token: string | null;
  tenant: LandingView["tenant"];
  isTest: boolean;
  onArrived: (view: ProgressView) => void;
  onBack: () => void;
};

/** What "I do not agree" means, before it is done: it cannot be undone. */
export function Decline({ sessionId, token, tenant, isTest, onArrived, onBack }: Props) {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function decline() {
    setBusy(true);
    setError(null);
    try {
      onArrived(await verifyClient.decline(sessionId, token));
    } catch (failure) {
      setBusy(false);
      setError(failure);
    }
  }

  return (
    <Frame
      tenant={tenant}
      isTest={isTest}
      footer={
        <>
          <Problem>{error ? errorSentence(error, t) : null}</Problem>
          <div className="space-y-2.5">
            <Action onClick={onBack}>{t.declineBack}</Action>
            <Action look="secondary" onClick={decline} busy={busy}>
              {t.declineConfirm}
            </Action>
          </div>
        </>
      }
    >
      <Heading>{t.declineTitle}</Heading>
      <p className="text-pretty text-ink-2">{fill(t.declineText, { tenant: tenant.name })}</p>
    </Frame>
  );
}
