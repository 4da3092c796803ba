"use client";

import { lazy, Suspense, useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import type { CaptureStep } from "@/lib/checks/registry";
import type { QualityWarning } from "@/lib/media/quality-warnings";
import type { Camera } from "../camera/use-camera";
import { checkFile } from "../check-file";
import { lookAtFile } from "../quality/look-at-picture";
import type { AllTexts } from "../texts/use-all-texts";
import { useBack } from "../use-back";
import { CameraStep } from "./camera-step";
import { Loading } from "./loading";
import { Preview } from "./preview";
import { UploadStep } from "./upload-step";

const Liveness = lazy(() => import("../liveness/liveness").then((m) => ({ default: m.Liveness })));

/** Ways that every screen of a step offers. */
export type Ways = {
  onBack: (() => void) | null;
  onOtherDevice: () => void;
  onStop: () => void;
  /** Test mode: finish without pictures. */
  onSample: (() => void) | null;
};
export type CaptureProps = {
  sessionId: string;
  view: ProgressView;
  step: CaptureStep;
  camera: Camera;
  onArrived: (view: ProgressView) => void;
  onChangeType: () => void;
} & Ways;
/** A picture before it is sent, and what seems wrong with it. */
export type Taken = { file: Blob; byCamera: boolean; warnings: QualityWarning[] };

/** One step: take or choose a picture, look at it, send it. Where the camera fails, uploading takes over. */
export function Capture(props: CaptureProps) {
  const { step, view, camera } = props;
  const [taken, setTaken] = useState<Taken | null>(null);
  const [refused, setRefused] = useState(0);
  const [problem, setProblem] = useState<keyof AllTexts | null>(null);
  // A letter is usually a file; everything else is in the person's hand.
  const [way, setWay] = useState<"movements" | "camera" | "upload">(
    step === "proof_of_address" ? "upload" : step === "liveness" ? "movements" : "camera",
  );
  useBack(taken ? again : null, 2);

  function again() {
    setTaken(null);
  }

  async function choose(file: File) {
    const wrong = checkFile(file, view.mode === "test");
    setProblem(wrong);
    if (wrong) return setWay("upload");
    setTaken({ file, byCamera: false, warnings: await lookAtFile(file, step) });
  }

  async function shot(file: Blob) {
    const warnings = await lookAtFile(file, step);
    if (warnings.length > 0) setRefused(refused + 1);
    setTaken({ file, byCamera: true, warnings });
  }

  if (taken) {
    // Insisted on so often, then the picture is taken as it is: nobody is kept here for ever.
    const insist = taken.byCamera && taken.warnings.length > 0 && refused <= view.quality_warnings;
    return <Preview {...props} taken={taken} insist={insist} onAgain={again} />;
  }
  if (way === "upload" || camera.state.at === "fault") {
    const toCamera = () => {
      setProblem(null);
      setWay(step === "liveness" ? "movements" : "camera");
    };
    return <UploadStep {...props} problem={problem} onFile={choose} onCamera={toCamera} />;
  }
  if (way === "movements") {
    return (
      <Suspense fallback={<Loading />}>
        <Liveness {...props} onPicture={() => setWay("camera")} onFile={choose} />
      </Suspense>
    );
  }
  return <CameraStep {...props} onPicture={shot} onFile={choose} />;
}
