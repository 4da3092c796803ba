"use client";

import { useEffect } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { leaveTo } from "../leave-to";
import { fill } from "../texts/fill-text";
import { useAllTexts } from "../texts/use-all-texts";

/** The end. Goes back to who asked, when the session says where to. */
export function Done({ view }: { view: ProgressView }) {
  const { t } = useAllTexts();
  const tenant = view.tenant.name;
  const target = view.redirect_url;

  useEffect(() => {
    if (!target) return;
    const timer = setTimeout(() => leaveTo(target), 1_500);
    return () => clearTimeout(timer);
  }, [target]);

  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      footer={
        target ? <Action onClick={() => leaveTo(target)}>{fill(t.backToTenant, { tenant })}</Action> : null
      }
    >
      <svg aria-hidden viewBox="0 0 48 48" className="mt-4 mb-3 size-12 text-clear">
        <circle cx="24" cy="24" r="22" className="fill-clear-soft" />
        <path
          d="M14 25l7 7 14-15"
          fill="none"
          stroke="currentColor"
          strokeWidth="3.5"
          strokeLinecap="round"
        />
      </svg>
      <Heading>{t.doneTitle}</Heading>
      <p role="status" className="text-pretty text-ink-2">
        {fill(target ? t.doneRedirect : t.doneText, { tenant })}
      </p>
    </Frame>
  );
}
