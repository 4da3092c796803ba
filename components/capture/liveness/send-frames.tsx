"use client";

import type { ProgressView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Problem } from "../problem";
import { StepBars } from "../step-bars";
import { fill } from "../texts/fill-text";
import { useAllTexts } from "../texts/use-all-texts";

type Props = { view: ProgressView; percent: number | null; problem: string | null; onAgain: () => void };

/** The pictures of the movements on their way; what could not be sent stays here. */
export function SendFrames({ view, percent, problem, onAgain }: Props) {
  const { t } = useAllTexts();
  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      progress={<StepBars view={view} />}
      footer={
        <>
          <Problem>{problem}</Problem>
          {percent === null ? <Action onClick={onAgain}>{t.tryAgain}</Action> : null}
        </>
      }
    >
      <Heading>{t.liveTitle}</Heading>
      <p role="status" className="text-ink-2">
        {percent === null ? null : fill(t.sending, { percent })}
      </p>
    </Frame>
  );
}
