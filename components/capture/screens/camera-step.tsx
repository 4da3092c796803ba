"use client";

import { useEffect, useRef, useState } from "react";
import { BackButton } from "../back-button";
import { CameraView } from "../camera/camera-view";
import { takeSteadyPicture } from "../camera/take-picture";
import { FileChoice } from "../file-choice";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Note } from "../note";
import { LiveHint } from "../quality/live-hint";
import { StepBars } from "../step-bars";
import { stepWords } from "../step-words";
import { TestPanel } from "../test-panel";
import { useAllTexts } from "../texts/use-all-texts";
import { TryAgainNote } from "../try-again-note";
import { WaysOut } from "../ways-out";
import type { CaptureProps } from "./capture";

type Props = CaptureProps & { onPicture: (picture: Blob) => Promise<void>; onFile: (file: File) => void };

/** The camera, a frame to fit things into, one short sentence, a shutter. */
export function CameraStep(props: Props) {
  const { view, step, camera, onPicture, onFile, onChangeType, onSample, onBack, ...ways } = props;
  const { t } = useAllTexts();
  const type = view.document?.type ?? null;
  const words = stepWords(step, type, t);
  const video = useRef<HTMLVideoElement>(null);
  const [isShown, setIsShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const isFace = step === "selfie" || step === "liveness";
  const { open, fail } = camera;

  useEffect(() => open(isFace ? "user" : "environment"), [open, isFace]);

  async function shoot() {
    if (!video.current) return;
    setBusy(true);
    const taken = await takeSteadyPicture(video.current).catch(() => null);
    if (taken?.black) fail("black");
    else if (taken) await onPicture(taken.picture);
    setBusy(false);
  }

  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      dark
      progress={<StepBars view={view} />}
      back={onBack ? <BackButton onBack={onBack} /> : null}
    >
      <Heading quiet>{words.title}</Heading>
      <p className="mb-3 text-ink-2">{words.hint}</p>
      <TryAgainNote view={view} step={step} />
      <CameraView
        camera={camera}
        video={video}
        shape={isFace ? "face" : type === "passport" || step === "proof_of_address" ? "page" : "card"}
        label={words.title}
        isShown={isShown}
        onShown={setIsShown}
      >
        <LiveHint video={video} step={step} active={isShown && !busy} />
      </CameraView>
      <div className="grid grid-cols-3 items-center gap-2 py-4">
        <FileChoice
          onFile={onFile}
          accept={step === "proof_of_address" ? "documents" : "pictures"}
          className="min-h-11 justify-self-start rounded-lg px-1 text-start text-[15px] font-medium text-ink"
        >
          {t.uploadInstead}
        </FileChoice>
        <button
          type="button"
          aria-label={t.takePicture}
          disabled={busy || !isShown}
          onClick={shoot}
          className="size-[74px] justify-self-center rounded-full border-[5px] border-bg bg-white shadow-[0_0_0_3px_white] disabled:opacity-40"
        />
        {step === "document_front" ? (
          <button
            type="button"
            onClick={onChangeType}
            className="min-h-11 justify-self-end px-1 text-end text-[15px] font-medium"
          >
            {t.changeType}
          </button>
        ) : null}
      </div>
      <Note question={t.why}>{words.why}</Note>
      <WaysOut {...ways} />
      {onSample ? <TestPanel onComplete={onSample} onFile={onFile} /> : null}
    </Frame>
  );
}
