"use client";

import type { ProgressView } from "@/lib/applicant/applicant-view";
import type { DocumentType } from "@/lib/applicant/capture-plan";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Note } from "../note";
import { StepBars } from "../step-bars";
import { TestPanel } from "../test-panel";
import { useTexts } from "../texts/use-texts";

type Props = {
  view: ProgressView;
  onChoose: (type: DocumentType) => void;
  onSample: (() => void) | null;
};

/** Which document the person holds: a card has a back, a passport has none. */
export function ChooseDocument({ view, onChoose, onSample }: Props) {
  const { t } = useTexts();
  const withBack = view.steps.some((s) => s.step === "document_back");
  const choices: { type: DocumentType; name: string; note: string }[] = [
    { type: "passport", name: t.passport, note: t.passportNote },
    { type: "identity_card", name: t.identityCard, note: withBack ? t.bothSides : "" },
    { type: "driving_licence", name: t.drivingLicence, note: withBack ? t.bothSides : "" },
  ];
  return (
    <Frame tenant={view.tenant} isTest={view.mode === "test"} progress={<StepBars view={view} />}>
      <Heading>{t.typeTitle}</Heading>
      <p className="mb-4 text-ink-2">{t.typeText}</p>
      <ul className="space-y-2.5">
        {choices.map(({ type, name, note }) => (
          <li key={type}>
            <button
              type="button"
              onClick={() => onChoose(type)}
              className="flex min-h-16 w-full flex-col justify-center rounded-xl border border-edge bg-surface px-4 py-2.5 text-start hover:border-accent hover:bg-accent-soft"
            >
              <b className="font-semibold">{name}</b>
              {note ? <span className="text-[15px] text-ink-2">{note}</span> : null}
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-3">
        <Note question={t.why}>{t.whyDocument}</Note>
        <Note question={t.otherDevice}>{t.otherDeviceText}</Note>
      </div>
      {onSample ? <TestPanel onComplete={onSample} busy={false} /> : null}
    </Frame>
  );
}
