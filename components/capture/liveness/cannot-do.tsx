"use client";

import { Action } from "../action";
import { BackButton } from "../back-button";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { StepBars } from "../step-bars";
import { fill } from "../texts/fill-text";
import { useAllTexts } from "../texts/use-all-texts";
import type { LivenessProps } from "./liveness";

type Props = LivenessProps & { busy: boolean; onOther: () => void; onBack: () => void };

/** Nobody has to do what they cannot: other movements, or a person who looks. */
export function CannotDo({ view, busy, onOther, onPicture, onBack }: Props) {
  const { t } = useAllTexts();
  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      progress={<StepBars view={view} />}
      back={<BackButton onBack={onBack} />}
      footer={
        <div className="space-y-2.5">
          <Action onClick={onOther} busy={busy}>
            {t.liveOther}
          </Action>
          <Action look="secondary" onClick={onPicture} disabled={busy}>
            {t.livePerson}
          </Action>
        </div>
      }
    >
      <Heading>{t.liveCannot}</Heading>
      <p className="text-pretty text-ink-2">{fill(t.livePersonText, { tenant: view.tenant.name })}</p>
    </Frame>
  );
}
