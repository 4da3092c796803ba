"use client";

import { useState } from "react";
import { Action } from "../action";
import { catchUp } from "../catch-up";
import { isScript } from "../check-file";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { PicturePreview } from "../picture-preview";
import { Problem } from "../problem";
import { qualitySentence } from "../quality/quality-sentence";
import { StepBars } from "../step-bars";
import { uploadCapture } from "../step-client";
import { stepWords } from "../step-words";
import { fill } from "../texts/fill-text";
import { useAllTexts } from "../texts/use-all-texts";
import { mayRetry, uploadSentence } from "../upload-sentence";
import type { CaptureProps, Taken } from "./capture";

type Props = CaptureProps & {
  taken: Taken;
  /** What seems wrong is worth another picture: this one is not sent yet. */
  insist: boolean;
  onAgain: () => void;
};

/** The picture, before it is sent. A failed upload keeps it here: one press tries again. */
export function Preview({ sessionId, view, step, taken, insist, onArrived, onAgain }: Props) {
  const { t } = useAllTexts();
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { file, warnings } = taken;
  const isFile = file.type === "application/pdf" || isScript(file);
  const tenant = view.tenant.name;

  async function send() {
    setError(null);
    setPercent(0);
    try {
      onArrived(await uploadCapture(sessionId, { step, file, warnings }, setPercent));
    } catch (failure) {
      const elsewhere = await catchUp(sessionId, failure);
      if (elsewhere) return onArrived(elsewhere);
      setPercent(null);
      setError(failure);
    }
  }

  const sending = percent !== null;
  const retry = error !== null && mayRetry(error);
  const hopeless = error !== null && !retry;
  const warned = warnings.length > 0 && !sending && !error;
  const useWords = retry ? t.tryAgain : warned ? t.useAnyway : isFile ? t.useFile : t.usePicture;
  // Of two ways, the one that helps more comes first.
  const againFirst = hopeless || (warned && (insist || !taken.byCamera));
  const useIt = (
    <Action key="use" look={againFirst ? "secondary" : "primary"} onClick={send} busy={sending}>
      {useWords}
    </Action>
  );
  const again = (
    <Action key="again" look={againFirst ? "primary" : "secondary"} onClick={onAgain} disabled={sending}>
      {taken.byCamera ? t.again : t.another}
    </Action>
  );
  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      progress={<StepBars view={view} />}
      footer={
        <>
          <Problem>{error ? uploadSentence(error, t, tenant) : null}</Problem>
          {warned ? (
            <div role="alert" className="mb-3 rounded-xl bg-consider-soft px-4 py-3 text-[15px] text-ink">
              {warnings.map((warning) => (
                <p key={warning}>{qualitySentence(warning, t)}</p>
              ))}
              {insist ? null : <p>{t.warnAccepted}</p>}
            </div>
          ) : null}
          <p role="status" className="min-h-6 pb-1.5 text-center text-[15px] text-ink-2">
            {sending ? fill(t.sending, { percent }) : null}
          </p>
          <div className="space-y-2.5">
            {hopeless || (warned && insist) ? again : againFirst ? [again, useIt] : [useIt, again]}
          </div>
        </>
      }
    >
      <Heading>{warned ? t.warnTitle : isFile ? t.previewFile : stepWords(step, null, t).look}</Heading>
      <PicturePreview file={file} isFile={isFile} alt={t.previewAlt} />
    </Frame>
  );
}
