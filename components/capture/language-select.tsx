"use client";

import { isLanguage, LANGUAGES } from "./texts/languages";
import { useTexts } from "./texts/use-texts";

/** The language switch: the browser's own list, which every phone shows well. */
export function LanguageSelect() {
  const { t, language, choose } = useTexts();
  return (
    <select
      aria-label={t.language}
      value={language}
      onChange={(e) => isLanguage(e.target.value) && choose(e.target.value)}
      className="h-11 max-w-36 rounded-lg border border-edge bg-bg px-2.5 text-[15px] text-ink-2"
    >
      {Object.entries(LANGUAGES).map(([code, { name }]) => (
        <option key={code} value={code} lang={code}>
          {name}
        </option>
      ))}
    </select>
  );
}
