"use client";

import { useEffect } from "react";
import { Action } from "../action";
import { faultSentence } from "../camera/camera-fault";
import { FileChoice, PRIMARY_CHOICE } from "../file-choice";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Note } from "../note";
import { Problem } from "../problem";
import { StepBars } from "../step-bars";
import { stepWords } from "../step-words";
import { TestPanel } from "../test-panel";
import type { Texts } from "../texts/en";
import { useTexts } from "../texts/use-texts";
import type { CaptureProps } from "./capture";

type Props = CaptureProps & {
  onFile: (file: File) => void;
  onCamera: () => void;
  problem: keyof Texts | null;
};

/** Uploading a picture: by choice, or because the camera did not work, and then it says why. */
export function UploadStep({
  view,
  step,
  camera,
  type,
  onFile,
  onCamera,
  problem,
  onChangeType,
  onSample,
}: Props) {
  const { t } = useTexts();
  const words = stepWords(step, type, t);
  const withPdf = step === "proof_of_address";
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
      footer={
        <>
          <FileChoice onFile={onFile} withPdf={withPdf} className={PRIMARY_CHOICE}>
            {withPdf ? t.uploadFile : t.uploadPicture}
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
      <p className="mb-4 text-pretty text-ink-2">{words.hint}</p>
      <Problem>{problem ? t[problem] : fault ? faultSentence(fault, t) : null}</Problem>
      <Note question={t.why}>{words.why}</Note>
      <Note question={t.otherDevice}>{t.otherDeviceText}</Note>
      {onSample ? <TestPanel onComplete={onSample} busy={false} /> : null}
    </Frame>
  );
}
