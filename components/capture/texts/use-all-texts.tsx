"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import type { Texts } from "./en";
import type { Language } from "./languages";
import { en, type LaterTexts } from "./later/en";
import { useTexts } from "./use-texts";

export type AllTexts = Texts & LaterTexts;

const LATER: Record<Language, () => Promise<LaterTexts>> = {
  en: async () => en,
  de: async () => (await import("./later/de")).de,
  fr: async () => (await import("./later/fr")).fr,
  es: async () => (await import("./later/es")).es,
  ar: async () => (await import("./later/ar")).ar,
};

const AllTextsContext = createContext<LaterTexts>(en);

/** The texts of the screens after Start, in the language of the first screen; `waiting` stands there until they came. */
export function LaterTextsProvider({ children, waiting }: { children: ReactNode; waiting: ReactNode }) {
  const { language } = useTexts();
  const [shown, setShown] = useState<LaterTexts | null>(language === "en" ? en : null);
  useEffect(() => {
    let current = true;
    // Offline, English is better than nothing.
    LATER[language]().then(
      (t) => current && setShown(t),
      () => current && setShown((before) => before ?? en),
    );
    return () => {
      current = false;
    };
  }, [language]);
  return shown ? <AllTextsContext value={shown}>{children}</AllTextsContext> : waiting;
}

/** Every text in use; below a LaterTextsProvider. */
export function useAllTexts() {
  const later = useContext(AllTextsContext);
  const first = useTexts();
  return useMemo(() => ({ ...first, t: { ...first.t, ...later } as AllTexts }), [first, later]);
}
