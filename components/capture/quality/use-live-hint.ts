"use client";

import { type RefObject, useEffect, useState } from "react";
import type { CaptureStep } from "@/lib/checks/registry";
import type { QualityWarning } from "@/lib/media/quality-warnings";
import { lookAtPicture } from "./look-at-picture";

const EVERY_MS = 600;

/** The hint for the present moment of the camera, once it has stayed for two looks; "good", or null before. */
export function useLiveHint(
  video: RefObject<HTMLVideoElement | null>,
  step: CaptureStep,
  active: boolean,
): QualityWarning | "good" | null {
  const [hint, setHint] = useState<QualityWarning | "good" | null>(null);
  useEffect(() => {
    if (!active) return setHint(null);
    let stopped = false;
    let last: QualityWarning | "good" | null = null;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const found = video.current ? await lookAtPicture(video.current, step) : [];
      if (stopped) return;
      const now = found[0] ?? "good";
      if (now === last) setHint(now);
      last = now;
      timer = setTimeout(look, EVERY_MS);
    };
    timer = setTimeout(look, EVERY_MS);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [video, step, active]);
  return hint;
}
