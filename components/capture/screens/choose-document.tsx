"use client";

import { useMemo, useState } from "react";
import type { ProgressView } from "@/lib/applicant/applicant-view";
import type { DocumentType } from "@/lib/applicant/capture-plan";
import { BackButton } from "../back-button";
import { catchUp } from "../catch-up";
import { countriesIn, likelyCountry } from "../countries";
import { errorSentence } from "../error-sentence";
import { Frame } from "../frame";
import { Heading } from "../heading";
import { Note } from "../note";
import { Problem } from "../problem";
import { StepBars } from "../step-bars";
import { stepClient } from "../step-client";
import { TestPanel } from "../test-panel";
import { useAllTexts } from "../texts/use-all-texts";
import { WaysOut } from "../ways-out";
import type { Ways } from "./capture";

type Props = { sessionId: string; view: ProgressView; onArrived: (view: ProgressView) => void } & Ways;

/** Which document the person holds, and whose: a card has a back, a passport has none. */
export function ChooseDocument({ sessionId, view, onArrived, onBack, onSample, ...ways }: Props) {
  const { t, language } = useAllTexts();
  const countries = useMemo(() => countriesIn(language), [language]);
  const [country, setCountry] = useState(
    () => view.document?.country ?? likelyCountry(navigator.languages ?? []) ?? "",
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const withBack = view.steps.some((s) => s.step === "document_back");
  const choices: { type: DocumentType; name: string; note: string }[] = [
    { type: "passport", name: t.passport, note: t.passportNote },
    { type: "identity_card", name: t.identityCard, note: withBack ? t.bothSides : "" },
    { type: "driving_licence", name: t.drivingLicence, note: withBack ? t.bothSides : "" },
  ];

  async function choose(type: DocumentType) {
    if (!country) return setProblem(t.countryMissing);
    setBusy(true);
    setProblem(null);
    try {
      onArrived(await stepClient.document(sessionId, type, country));
    } catch (failure) {
      const elsewhere = await catchUp(sessionId, failure);
      if (elsewhere) return onArrived(elsewhere);
      setProblem(errorSentence(failure, t));
      setBusy(false);
    }
  }

  return (
    <Frame
      tenant={view.tenant}
      isTest={view.mode === "test"}
      progress={<StepBars view={view} />}
      back={onBack ? <BackButton onBack={onBack} /> : null}
    >
      <Heading>{t.typeTitle}</Heading>
      <p className="mb-4 text-ink-2">{t.typeText}</p>
      <label className="mb-4 block">
        <span className="mb-1 block text-[15px] font-medium">{t.country}</span>
        <select
          value={country}
          onChange={(e) => setCountry(e.target.value)}
          autoComplete="country"
          className="h-12 w-full rounded-xl border border-edge bg-surface px-3 text-base"
        >
          <option value="">{t.countryChoose}</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Problem>{problem}</Problem>
      <ul className="space-y-2.5">
        {choices.map(({ type, name, note }) => (
          <li key={type}>
            <button
              type="button"
              disabled={busy}
              aria-current={view.document?.type === type || undefined}
              onClick={() => choose(type)}
              className="flex min-h-16 w-full flex-col justify-center rounded-xl border border-edge bg-surface px-4 py-2.5 text-start hover:border-accent hover:bg-accent-soft disabled:opacity-60 aria-[current]:border-accent"
            >
              <b className="font-semibold">{name}</b>
              {note ? <span className="text-[15px] text-ink-2">{note}</span> : null}
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-3">
        <Note question={t.why}>{t.whyDocument}</Note>
        <WaysOut {...ways} />
      </div>
      {onSample ? <TestPanel onComplete={onSample} /> : null}
    </Frame>
  );
}
