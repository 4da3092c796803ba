"use client";

import { type ReactNode, type RefObject, useEffect } from "react";
import { useAllTexts } from "../texts/use-all-texts";
import { cameraFault } from "./camera-fault";
import type { Camera } from "./use-camera";
import { whenFrameShown } from "./when-frame-shown";

/** What the person fits into the frame. */
export type Shape = "page" | "card" | "face";

const HOLES: Record<Shape, string> = {
  page: "inset-x-3 aspect-[125/88] rounded-2xl",
  card: "inset-x-3 aspect-[1.586] rounded-2xl",
  face: "h-[78%] aspect-[3/4] rounded-[50%]",
};

type Props = { camera: Camera; video: RefObject<HTMLVideoElement | null>; shape: Shape; label: string } & {
  /** Whether a frame of the present stream has been shown: before that, a picture would be black. */
  isShown: boolean;
  onShown: (shown: boolean) => void;
  /** Lies over the picture, above the frame. */
  children?: ReactNode;
};

/** A stream that has shown nothing by then never will. */
const DARK_MS = 8_000;

/** The camera's picture with a frame over it; faces are shown as in a mirror. */
export function CameraView({ camera, video, shape, label, isShown, onShown, children }: Props) {
  const { t } = useAllTexts();
  const { state, fail } = camera;
  const stream = state.at === "live" ? state.stream : null;

  useEffect(() => {
    const element = video.current;
    if (!element || !stream) return;
    let current = true;
    element.srcObject = stream;
    const never = setTimeout(() => fail("failed"), DARK_MS);
    const forget = whenFrameShown(element, () => {
      // A stream without a size shows nothing either.
      if (!element.videoWidth) return;
      clearTimeout(never);
      onShown(true);
    });
    // AbortError: a newer stream took its place, which is no fault.
    element.play().catch((error) => {
      if (current && error?.name !== "AbortError") fail(cameraFault(error));
    });
    return () => {
      current = false;
      clearTimeout(never);
      forget();
      onShown(false);
      element.srcObject = null;
    };
  }, [stream, video, fail, onShown]);

  return (
    <div className="relative flex min-h-72 flex-1 items-center justify-center overflow-hidden rounded-2xl bg-black">
      <video
        ref={video}
        aria-label={label}
        muted
        playsInline
        className={`absolute inset-0 size-full object-cover ${shape === "face" ? "-scale-x-100" : ""}`}
      />
      {stream && isShown ? (
        <div
          aria-hidden
          className={`absolute border-[2.5px] border-white shadow-[0_0_0_9999px_oklch(0.12_0.006_230/0.6)] ${HOLES[shape]}`}
        />
      ) : (
        <p role="status" className="relative max-w-72 px-4 text-center text-white">
          {state.at === "asking" ? t.cameraAsking : t.loading}
        </p>
      )}
      {children}
    </div>
  );
}
