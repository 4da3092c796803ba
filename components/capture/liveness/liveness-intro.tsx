"use client";

import { useEffect } from "react";
import { Action } from "../action";
import { BackButton } from "../back-button";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Note } from "../note";
import { Problem } from "../problem";
import { StepBars } from "../step-bars";
import { TestPanel } from "../test-panel";
import { fill } from "../texts/fill-text";
import { useAllTexts } from "../texts/use-all-texts";
import { TryAgainNote } from "../try-again-note";
import { WaysOut } from "../ways-out";
import type { LivenessProps } from "./liveness";

type Props = LivenessProps & {
  slow: boolean;
  onSlow: (slow: boolean) => void;
  busy: boolean;
  problem: string | null;
  onReady: () => void;
};

/** What is about to happen, and the ways for those who need more time or cannot do it. */
export function LivenessIntro(props: Props) {
  const { view, step, camera, onBack, onSample, onFile, onPicture, slow, onSlow, busy, problem, onReady } =
    props;
  const { t } = useAllTexts();
  const { open } = camera;
  // The camera warms up while the person reads; on a phone it has to turn round.
  useEffect(() => open("user"), [open]);
  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      progress={<StepBars view={view} />}
      back={onBack ? <BackButton onBack={onBack} /> : null}
      footer={
        <>
          <Problem>{problem}</Problem>
          <Action onClick={onReady} busy={busy}>
            {t.liveStart}
          </Action>
        </>
      }
    >
      <Heading>{t.liveTitle}</Heading>
      <TryAgainNote view={view} step={step} />
      <p className="mb-4 text-pretty text-ink-2">{t.liveText}</p>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={slow}
          onChange={(e) => onSlow(e.target.checked)}
          className="size-6 accent-(--accent)"
        />
        {t.liveSlow}
      </label>
      <Note question={t.why}>{t.whyLiveness}</Note>
      <Note question={t.livePerson}>
        {fill(t.livePersonText, { tenant: view.tenant.name })}{" "}
        <Action look="quiet" onClick={onPicture}>
          {t.livePerson}
        </Action>
      </Note>
      <WaysOut onOtherDevice={props.onOtherDevice} onStop={props.onStop} />
      {onSample ? <TestPanel onComplete={onSample} onFile={onFile} /> : null}
    </Frame>
  );
}
