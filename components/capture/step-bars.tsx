"use client";

import type { ProgressView } from "@/lib/applicant/applicant-view";
import { ProgressBars } from "./progress-bars";

/** How far the person is among the steps that are asked of them. */
export function StepBars({ view }: { view: ProgressView }) {
  const asked = view.steps.filter((s) => s.status !== "not_needed");
  return <ProgressBars done={asked.filter((s) => s.status === "done").length} total={asked.length} />;
}
