"use client";

import { lazy, Suspense, useEffect } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import type { Camera } from "../camera/use-camera";
import { verifyClient } from "../verify-client";
import { Loading } from "./loading";

const Handover = lazy(() => import("./handover").then((m) => ({ default: m.Handover })));

type Props = {
  sessionId: string;
  view: ProgressView;
  camera: Camera;
  onArrived: (view: ProgressView) => void;
  onStay: () => void;
};

const stepsOf = (view: ProgressView) => {
  const asked = view.steps.filter((s) => s.status !== "not_needed");
  return { done: asked.filter((s) => s.status === "done").length, total: asked.length };
};

/** After Start: when everything is handed in on the other device, this one shows what comes of it, too. */
export function FollowedHandover({ sessionId, view, camera, onArrived, onStay }: Props) {
  const { close } = camera;
  useEffect(() => close(), [close]);
  async function look() {
    const now = await verifyClient.state(sessionId).catch(() => null);
    if (now && now.state !== "capturing") onArrived(now);
    return now && stepsOf(now);
  }
  const { tenant, mode } = view;
  return (
    <Suspense fallback={<Loading />}>
      <Handover
        {...{ sessionId, tenant, look, onStay, token: null, progress: stepsOf(view) }}
        isTest={mode === "test"}
      />
    </Suspense>
  );
}
