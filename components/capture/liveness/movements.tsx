"use client";

import { useEffect, useRef, useState } from "react";
import type { LivenessAction } from "@/lib/checks/liveness-actions";
import { Action } from "../action";
import { CameraView } from "../camera/camera-view";
import { Frame as Sheet } from "../frame";
import { Heading } from "../heading";
import { ProgressBars } from "../progress-bars";
import type { Challenge, Frame } from "../step-client";
import { fill } from "../texts/fill-text";
import { useAllTexts } from "../texts/use-all-texts";
import { ActionIcon } from "./action-icon";
import type { LivenessProps } from "./liveness";
import { takeFrames } from "./take-frames";

type Props = LivenessProps & {
  challenge: Challenge;
  secondsEach: number;
  onDone: (frames: Frame[]) => void;
  onCannot: (action: LivenessAction) => void;
};

/** One movement after the other, with word, picture and how long is left; pictures are taken meanwhile. */
export function Movements({ view, camera, challenge, secondsEach, onDone, onCannot }: Props) {
  const { t } = useAllTexts();
  const video = useRef<HTMLVideoElement>(null);
  const [isShown, setIsShown] = useState(false);
  // -1: looking straight ahead, before the first movement.
  const [place, setPlace] = useState(-1);
  const done = useRef(onDone);
  done.current = onDone;
  const { open } = camera;
  useEffect(() => open("user"), [open]);

  useEffect(() => {
    const element = video.current;
    if (!isShown || !element) return;
    const stop = new AbortController();
    takeFrames(element, challenge.actions, secondsEach, stop.signal, setPlace).then(
      (frames) => !stop.signal.aborted && done.current(frames),
      () => {},
    );
    return () => stop.abort();
  }, [isShown, challenge, secondsEach]);

  const action = challenge.actions[place] ?? null;
  const words = action ? t[`do_${action}`] : t.liveLook;
  const total = challenge.actions.length;
  return (
    <Sheet
      tenant={view.tenant}
      isTest={view.mode === "test"}
      dark
      progress={<ProgressBars done={Math.max(0, place)} total={total} />}
    >
      <Heading quiet>{place < 0 ? t.liveTitle : fill(t.liveStep, { current: place + 1, total })}</Heading>
      <p aria-live="assertive" className="mb-3 flex min-h-16 items-center gap-3 text-xl font-semibold">
        <ActionIcon action={action} />
        {words}
      </p>
      <CameraView
        camera={camera}
        video={video}
        shape="face"
        label={t.liveLook}
        isShown={isShown}
        onShown={setIsShown}
      >
        {isShown ? (
          <div
            aria-hidden
            className="absolute inset-x-6 bottom-4 h-2 overflow-hidden rounded-full bg-white/30"
          >
            <div
              key={place}
              className="countdown h-full origin-left rounded-full bg-white rtl:origin-right"
              style={{ animationDuration: `${place < 0 ? 1.5 : secondsEach}s` }}
            />
          </div>
        ) : null}
      </CameraView>
      <div className="flex min-h-13 justify-center py-2">
        {action ? (
          <Action look="quiet" onClick={() => onCannot(action)}>
            {t.liveCannot}
          </Action>
        ) : null}
      </div>
    </Sheet>
  );
}
