"use client";

import { useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import type { DocumentType } from "@/lib/applicant/capture-plan";
import type { CaptureStep } from "@/lib/checks/registry";
import type { Camera } from "../camera/use-camera";
import { checkFile } from "../check-file";
import type { Texts } from "../texts/en";
import { CameraStep } from "./camera-step";
import { Preview } from "./preview";
import { UploadStep } from "./upload-step";

export type CaptureProps = {
  sessionId: string;
  view: ProgressView;
  step: CaptureStep;
  camera: Camera;
  type: DocumentType | null;
  onArrived: (view: ProgressView) => void;
  onChangeType: () => void;
  /** Test mode: finish without pictures. */
  onSample: (() => void) | null;
};

/** One step: take or choose a picture, look at it, send it. Where the camera fails, uploading takes over. */
export function Capture(props: CaptureProps) {
  const [picture, setPicture] = useState<{ file: Blob; taken: boolean } | null>(null);
  // A letter is usually a file; everything else is in the person's hand.
  const [problem, setProblem] = useState<keyof Texts | null>(null);
  const [uploading, setUploading] = useState(props.step === "proof_of_address");

  function choose(file: File) {
    const wrong = checkFile(file);
    setProblem(wrong);
    if (wrong) setUploading(true);
    else setPicture({ file, taken: false });
  }

  if (picture) return <Preview {...props} picture={picture} onAgain={() => setPicture(null)} />;
  if (uploading || props.camera.state.at === "fault") {
    return (
      <UploadStep
        {...props}
        problem={problem}
        onFile={choose}
        onCamera={() => {
          setProblem(null);
          setUploading(false);
        }}
      />
    );
  }
  return <CameraStep {...props} onPicture={(file) => setPicture({ file, taken: true })} onFile={choose} />;
}
