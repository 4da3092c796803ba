"use client";

import { useState } from "react";
import type { LivenessAction } from "@/lib/checks/liveness-actions";
import { catchUp } from "../catch-up";
import type { CaptureProps } from "../screens/capture";
import { type Challenge, type Frame, stepClient, uploadFrames } from "../step-client";
import { useAllTexts } from "../texts/use-all-texts";
import { mayRetry, uploadSentence } from "../upload-sentence";
import { useBack } from "../use-back";
import { Refused } from "../verify-client";
import { CannotDo } from "./cannot-do";
import { LivenessIntro } from "./liveness-intro";
import { Movements } from "./movements";
import { SendFrames } from "./send-frames";

export type LivenessProps = CaptureProps & {
  /** A single picture, for a person to look at. */
  onPicture: () => void;
  onFile: (file: File) => void;
};

type Phase =
  | { at: "intro" }
  | { at: "moving"; challenge: Challenge }
  | { at: "cannot"; action: LivenessAction }
  | { at: "sending"; challenge: Challenge; frames: Frame[] };

/** A few random movements before the camera: asked for anew with every try, answered with single pictures. */
export function Liveness(props: LivenessProps) {
  const { sessionId, view, onArrived } = props;
  const { t } = useAllTexts();
  const [phase, setPhase] = useState<Phase>({ at: "intro" });
  const [cannot, setCannot] = useState<LivenessAction[]>([]);
  const [slow, setSlow] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [percent, setPercent] = useState<number | null>(null);
  useBack(phase.at === "intro" ? null : () => setPhase({ at: "intro" }), 2);

  async function begin(without: LivenessAction[] = cannot) {
    setBusy(true);
    setProblem(null);
    try {
      setPhase({ at: "moving", challenge: await stepClient.challenge(sessionId, without) });
    } catch (failure) {
      // Nothing is left that this person can do: a person looks instead.
      if (failure instanceof Refused && failure.reason === "no_action_left") return props.onPicture();
      const elsewhere = await catchUp(sessionId, failure);
      if (elsewhere) return onArrived(elsewhere);
      setProblem(uploadSentence(failure, t, view.tenant.name));
      setPhase({ at: "intro" });
    } finally {
      setBusy(false);
    }
  }

  async function send(challenge: Challenge, frames: Frame[]) {
    setPhase({ at: "sending", challenge, frames });
    setProblem(null);
    setPercent(0);
    try {
      onArrived(await uploadFrames(sessionId, challenge.id, frames, setPercent));
    } catch (failure) {
      const elsewhere = await catchUp(sessionId, failure);
      if (elsewhere) return onArrived(elsewhere);
      setPercent(null);
      setProblem(uploadSentence(failure, t, view.tenant.name));
      if (!mayRetry(failure)) setPhase({ at: "intro" });
    }
  }

  function leaveOut(action: LivenessAction) {
    const without = [...cannot, action];
    setCannot(without);
    void begin(without);
  }

  switch (phase.at) {
    case "intro":
      return (
        <LivenessIntro {...props} {...{ slow, busy, problem }} onSlow={setSlow} onReady={() => begin()} />
      );
    case "moving":
      return (
        <Movements
          {...props}
          key={phase.challenge.id}
          challenge={phase.challenge}
          secondsEach={slow ? 10 : 4}
          onDone={(frames) => send(phase.challenge, frames)}
          onCannot={(action) => setPhase({ at: "cannot", action })}
        />
      );
    case "cannot":
      return (
        <CannotDo
          {...props}
          busy={busy}
          onOther={() => leaveOut(phase.action)}
          onBack={() => setPhase({ at: "intro" })}
        />
      );
    case "sending":
      return (
        <SendFrames {...{ view, percent, problem }} onAgain={() => send(phase.challenge, phase.frames)} />
      );
  }
}
