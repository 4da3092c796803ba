"use client";

import { useEffect } from "react";
import { Action } from "../action";
import { BackButton } from "../back-button";
import { faultSentence } from "../camera/camera-fault";
import { FileChoice, PRIMARY_CHOICE } from "../file-choice";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Note } from "../note";
import { Problem } from "../problem";
import { StepBars } from "../step-bars";
import { stepWords } from "../step-words";
import { TestPanel } from "../test-panel";
import { fill } from "../texts/fill-text";
import type { AllTexts } from "../texts/use-all-texts";
import { useAllTexts } from "../texts/use-all-texts";
import { TryAgainNote } from "../try-again-note";
import { WaysOut } from "../ways-out";
import type { CaptureProps } from "./capture";

type Props = CaptureProps & {
  onFile: (file: File) => void;
  onCamera: () => void;
  problem: keyof AllTexts | null;
};

/** Uploading a picture: by choice, or because the camera did not work, and then it says why. */
export function UploadStep(props: Props) {
  const { view, step, camera, onFile, onCamera, problem, onChangeType, onSample, onBack, ...ways } = props;
  const { t } = useAllTexts();
  const words = stepWords(step, view.document?.type ?? null, t);
  const isLetter = step === "proof_of_address";
  const fault = camera.state.at === "fault" ? camera.state.fault : null;
  const { close } = camera;

  // Nobody watches a camera's light while choosing a file.
  useEffect(() => {
    if (!fault) close();
  }, [fault, close]);

  function backToCamera() {
    close();
    onCamera();
  }

  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      progress={<StepBars view={view} />}
      back={onBack ? <BackButton onBack={onBack} /> : null}
      footer={
        <>
          <FileChoice onFile={onFile} accept={isLetter ? "documents" : "pictures"} className={PRIMARY_CHOICE}>
            {isLetter ? t.uploadFile : t.uploadPicture}
          </FileChoice>
          <div className="flex justify-between gap-4 pt-1">
            <Action look="quiet" onClick={backToCamera}>
              {fault ? t.cameraRetry : t.useCamera}
            </Action>
            {step === "document_front" ? (
              <Action look="quiet" onClick={onChangeType}>
                {t.changeType}
              </Action>
            ) : null}
          </div>
        </>
      }
    >
      <Heading>{words.title}</Heading>
      <TryAgainNote view={view} step={step} />
      {step === "liveness" ? (
        <p className="mb-4 text-pretty text-ink-2">
          {t.liveNoCamera} {fill(t.livePersonText, { tenant: view.tenant.name })}
        </p>
      ) : (
        <p className="mb-4 text-pretty text-ink-2">{words.hint}</p>
      )}
      <Problem>{problem ? t[problem] : fault ? faultSentence(fault, t) : null}</Problem>
      <Note question={t.why}>{words.why}</Note>
      <WaysOut {...ways} />
      {onSample ? <TestPanel onComplete={onSample} onFile={onFile} /> : null}
    </Frame>
  );
}
