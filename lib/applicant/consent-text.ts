import { createHash } from "node:crypto";
import consentTexts from "./consent-texts.json";

export const LANGUAGES = ["en", "de", "fr", "es", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Raise with every change of a word in consent-texts.json: consent is recorded with it. */
export const CONSENT_VERSION = "2026-11-2";

/** What the person agrees to, paragraph by paragraph, naming who asks. */
export function consentText(language: Language, tenantName: string): string[] {
  return consentTexts[language].map((paragraph) => paragraph.replaceAll("{tenant}", tenantName));
}

/** All languages at once: switching needs no request. */
export const consentTextsFor = (tenantName: string): Record<Language, string[]> =>
  Object.fromEntries(LANGUAGES.map((l) => [l, consentText(l, tenantName)])) as Record<Language, string[]>;

/** SHA-256 (hex) of the text as it was shown. */
export const consentHash = (language: Language, tenantName: string): string =>
  createHash("sha256").update(consentText(language, tenantName).join("\n")).digest("hex");
