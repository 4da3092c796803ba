"use client";

import type { RefObject } from "react";
import type { CaptureStep } from "@/lib/checks/registry";
import { useAllTexts } from "../texts/use-all-texts";
import { useLiveHint } from "./use-live-hint";

type Props = { video: RefObject<HTMLVideoElement | null>; step: CaptureStep; active: boolean };

/** One short sentence on what to change, on the camera's picture; read out when it changes. */
export function LiveHint({ video, step, active }: Props) {
  const { t } = useAllTexts();
  const hint = useLiveHint(video, step, active);
  const good = hint === "good";
  return (
    <p role="status" className="absolute inset-x-3 bottom-3 flex justify-center">
      {hint ? (
        <span
          className={`rounded-full px-4 py-2 text-center font-semibold ${good ? "bg-white text-black" : "bg-[oklch(0.97_0.04_90)] text-[oklch(0.3_0.06_75)]"}`}
        >
          {good ? t.hint_good : t[`hint_${hint}`]}
        </span>
      ) : null}
    </p>
  );
}
