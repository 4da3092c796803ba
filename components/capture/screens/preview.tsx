"use client";

import { useEffect, useState } from "react";
import { Action } from "../action";
import { catchUp } from "../catch-up";
import { errorSentence, mayRetry } from "../error-sentence";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Problem } from "../problem";
import { StepBars } from "../step-bars";
import { stepWords } from "../step-words";
import { fill } from "../texts/fill-text";
import { useTexts } from "../texts/use-texts";
import { uploadCapture } from "../verify-client";
import type { CaptureProps } from "./capture";

type Props = CaptureProps & { picture: { file: Blob; taken: boolean }; onAgain: () => void };

/** The picture, before it is sent. A failed upload keeps it here: one press tries again. */
export function Preview({ sessionId, view, step, type, picture, onArrived, onAgain }: Props) {
  const { t } = useTexts();
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const isPdf = picture.file.type === "application/pdf";
  const left = view.steps.find((s) => s.step === step)?.attempts_left ?? 0;

  async function send() {
    setError(null);
    setPercent(0);
    try {
      const documentType = step === "document_front" ? type : null;
      onArrived(await uploadCapture(sessionId, { step, file: picture.file, documentType }, setPercent));
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
  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      progress={<StepBars view={view} />}
      footer={
        <>
          <Problem>{error ? errorSentence(error, t, view.tenant.name) : null}</Problem>
          <p role="status" className="min-h-6 pb-1.5 text-center text-[15px] text-ink-2">
            {sending ? fill(t.sending, { percent }) : left <= 2 ? triesLeft() : null}
          </p>
          <div className="space-y-2.5">
            {hopeless ? null : (
              <Action onClick={send} busy={sending}>
                {retry ? t.tryAgain : isPdf ? t.useFile : t.usePicture}
              </Action>
            )}
            <Action look={hopeless ? "primary" : "secondary"} onClick={onAgain} disabled={sending}>
              {picture.taken ? t.again : t.another}
            </Action>
          </div>
        </>
      }
    >
      <Heading>{isPdf ? t.previewFile : stepWords(step, type, t).look}</Heading>
      {isPdf ? <FileName file={picture.file} /> : <Picture file={picture.file} alt={t.previewAlt} />}
    </Frame>
  );

  function triesLeft() {
    return left === 1 ? t.lastTry : fill(t.triesLeft, { count: left });
  }
}

function Picture({ file, alt }: { file: Blob; alt: string }) {
  const [url, setUrl] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  // Some formats this browser cannot show, the server can tell what is wrong with.
  if (unreadable) return <FileName file={file} />;
  if (!url) return null;
  return (
    // biome-ignore lint/performance/noImgElement: a picture that has not left the device
    <img
      src={url}
      alt={alt}
      onError={() => setUnreadable(true)}
      className="max-h-[52dvh] w-full rounded-2xl bg-sunken object-contain"
    />
  );
}

function FileName({ file }: { file: Blob }) {
  return (
    <p dir="auto" className="rounded-xl border border-line bg-surface px-4 py-5 font-medium break-all">
      {file instanceof File ? file.name : "PDF"}
    </p>
  );
}
