import { createHash } from "node:crypto";
import consentTexts from "./consent-texts.json";

export const LANGUAGES = ["en", "de", "fr", "es", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Raise with every change of a word in consent-texts.json: consent is recorded with it. */
export const CONSENT_VERSION = "2026-11-3";

/** What the text names: who asks, and after how many days what is deleted (lib/retention/classes.ts). */
export type ConsentFacts = { tenant: string; faces: number; documents: number; unfinished: number };

/** What the person agrees to, paragraph by paragraph. */
export function consentText(language: Language, facts: ConsentFacts): string[] {
  return consentTexts[language].map((paragraph) =>
    paragraph.replace(/\{(tenant|faces|documents|unfinished)\}/g, (_, name: keyof ConsentFacts) =>
      String(facts[name]),
    ),
  );
}

/** All languages at once: switching needs no request. */
export const consentTextsFor = (facts: ConsentFacts): Record<Language, string[]> =>
  Object.fromEntries(LANGUAGES.map((l) => [l, consentText(l, facts)])) as Record<Language, string[]>;

/** SHA-256 (hex) of the text as it was shown. */
export const consentHash = (language: Language, facts: ConsentFacts): string =>
  createHash("sha256").update(consentText(language, facts).join("\n")).digest("hex");
