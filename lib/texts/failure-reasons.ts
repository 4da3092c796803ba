import { FAILURE_REASONS, type FailureReason } from "../verification/outcome";
import { ar } from "./failure-reasons/ar";
import { de } from "./failure-reasons/de";
import { en } from "./failure-reasons/en";
import { es } from "./failure-reasons/es";
import { fr } from "./failure-reasons/fr";
import type { ReasonTexts } from "./failure-reasons/reason-texts";

const LANGUAGES = { en, de, fr, es, ar } satisfies Record<string, ReasonTexts>;
export type Language = keyof typeof LANGUAGES;
/** Languages that reasons are told in. */
export const REASON_LANGUAGES = Object.keys(LANGUAGES) as Language[];

/** The language of a tag such as "de" or "de-CH", or null when there are no texts in it. */
export function reasonLanguage(tag: string): Language | null {
  const [language = ""] = tag.toLowerCase().split(/[-_]/);
  return REASON_LANGUAGES.find((known) => known === language) ?? null;
}

/** What a reason is called in a language: before the applicant, and before those who decide. */
export const reasonText = (reason: FailureReason, language: Language) => LANGUAGES[language][reason];

/** Every reason in a language, in the order of FAILURE_REASONS. */
export const allReasons = (language: Language) =>
  FAILURE_REASONS.map((reason) => ({ reason, ...reasonText(reason, language) }));
