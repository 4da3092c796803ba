"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { en, type Texts } from "./en";
import { isLanguage, LANGUAGES, type Language, preferredLanguage } from "./languages";

type Value = { t: Texts; language: Language; dir: "ltr" | "rtl"; choose: (language: Language) => void };
const TextsContext = createContext<Value>({ t: en, language: "en", dir: "ltr", choose: () => {} });
const REMEMBERED = "veridesk-language";

/** The texts of the person's language: the one chosen before, else the browser's, else English. */
export function TextsProvider({ children }: { children: ReactNode }) {
  const [wanted, setWanted] = useState<Language | null>(null);
  const [shown, setShown] = useState<{ language: Language; t: Texts }>({ language: "en", t: en });

  useEffect(() => {
    const remembered = readRemembered();
    setWanted(isLanguage(remembered) ? remembered : preferredLanguage(navigator.languages ?? []));
  }, []);

  useEffect(() => {
    if (!wanted) return;
    let current = true;
    // Offline, the language stays what it was: the flow goes on.
    LANGUAGES[wanted].load().then(
      (t) => current && setShown({ language: wanted, t }),
      () => {},
    );
    return () => {
      current = false;
    };
  }, [wanted]);

  useEffect(() => {
    document.documentElement.lang = shown.language;
    document.documentElement.dir = LANGUAGES[shown.language].dir;
  }, [shown.language]);

  const value = useMemo<Value>(
    () => ({
      ...shown,
      dir: LANGUAGES[shown.language].dir,
      choose: (language) => {
        remember(language);
        setWanted(language);
      },
    }),
    [shown],
  );
  return <TextsContext value={value}>{children}</TextsContext>;
}

/** The texts in use, their language and direction, and how to change them. */
export const useTexts = (): Value => useContext(TextsContext);

function readRemembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Private windows may forbid it: then it is asked of the browser again next time.
  }
}
