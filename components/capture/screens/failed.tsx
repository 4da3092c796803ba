"use client";

import type { ProgressView } from "@/lib/applicant/applicant-view";
import { Action } from "../action";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { leaveTo } from "../leave-to";
import { fill } from "../texts/fill-text";
import { useTexts } from "../texts/use-texts";

/** It ended without a confirmation: what that means and whom to ask. Stays until the person leaves. */
export function Failed({ view }: { view: ProgressView }) {
  const { t } = useTexts();
  const tenant = view.tenant.name;
  const target = view.redirect_url;
  const declined = view.failure === "consent_declined";
  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      footer={
        target ? <Action onClick={() => leaveTo(target)}>{fill(t.backToTenant, { tenant })}</Action> : null
      }
    >
      <Heading>{declined ? t.declinedTitle : t.failedTitle}</Heading>
      <p role="status" className="text-pretty text-ink-2">
        {fill(declined ? t.declinedText : t.failedText, { tenant })}
      </p>
    </Frame>
  );
}
