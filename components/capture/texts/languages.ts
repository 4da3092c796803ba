import { en, type Texts } from "./en";

export type Language = "en" | "de" | "fr" | "es" | "ar";

type Entry = { name: string; dir: "ltr" | "rtl"; load: () => Promise<Texts> };

/** Each language by its own name. Only English comes with the first screen; the others load when chosen. */
export const LANGUAGES: Record<Language, Entry> = {
  en: { name: "English", dir: "ltr", load: async () => en },
  de: { name: "Deutsch", dir: "ltr", load: async () => (await import("./de")).de },
  fr: { name: "Français", dir: "ltr", load: async () => (await import("./fr")).fr },
  es: { name: "Español", dir: "ltr", load: async () => (await import("./es")).es },
  ar: { name: "العربية", dir: "rtl", load: async () => (await import("./ar")).ar },
};

export const isLanguage = (value: string | null | undefined): value is Language =>
  !!value && Object.hasOwn(LANGUAGES, value);

/** The first language of the browser that we speak, else English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split("-")[0];
    if (isLanguage(base)) return base;
  }
  return "en";
}
