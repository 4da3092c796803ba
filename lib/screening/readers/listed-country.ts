// As lists write countries, where that is neither a code nor the English name in CLDR.
const OTHER_NAMES: Record<string, string> = {
  ...{
    burma: "MM",
    myanmar: "MM",
    "korea north": "KP",
    "korea south": "KR",
    "democratic peoples republic of korea": "KP",
  },
  ...{ dprk: "KP", "republic of korea": "KR", "russian federation": "RU", "syrian arab republic": "SY" },
  ...{ "islamic republic of iran": "IR", "iran islamic republic of": "IR", "viet nam": "VN", turkey: "TR" },
  ...{
    "united states of america": "US",
    usa: "US",
    uk: "GB",
    "great britain": "GB",
    england: "GB",
    uae: "AE",
  },
  ...{
    "democratic republic of the congo": "CD",
    "congo democratic republic of the": "CD",
    drc: "CD",
    zaire: "CD",
  },
  ...{
    "republic of the congo": "CG",
    "congo republic of the": "CG",
    congo: "CG",
    "cote divoire": "CI",
    "ivory coast": "CI",
  },
  ...{
    "region gaza": "PS",
    gaza: "PS",
    "west bank": "PS",
    palestine: "PS",
    palestinian: "PS",
    "state of palestine": "PS",
  },
  ...{
    "czech republic": "CZ",
    "macedonia the former yugoslav republic of": "MK",
    macedonia: "MK",
    swaziland: "SZ",
  },
  ...{ "lao peoples democratic republic": "LA", "libyan arab jamahiriya": "LY", "republic of moldova": "MD" },
  ...{ "united republic of tanzania": "TZ", "bolivarian republic of venezuela": "VE", "east timor": "TL" },
  ...{
    "hong kong": "HK",
    macau: "MO",
    macao: "MO",
    "bosnia and herzegovina": "BA",
    "holy see": "VA",
    "cabo verde": "CV",
  },
  ...{
    "the gambia": "GM",
    "bahamas the": "BS",
    "the bahamas": "BS",
    "peoples republic of china": "CN",
    bahrain: "BH",
  },
  ...{
    "trinidad and tobago": "TT",
    "saint kitts and nevis": "KN",
    "sao tome and principe": "ST",
    "antigua and barbuda": "AG",
  },
  ...{
    iraqi: "IQ",
    afghan: "AF",
    syrian: "SY",
    russian: "RU",
    lebanese: "LB",
    somali: "SO",
    yemeni: "YE",
    libyan: "LY",
  },
};
// Codes that were given up or are not ISO 3166-1, and the country that answers to them.
const OLD_CODES: Record<string, string> = {
  ...{ SU: "RU", YU: "RS", CS: "RS", DD: "DE", ZR: "CD", BU: "MM", TP: "TL", UK: "GB", FX: "FR", YD: "YE" },
};
const NO_COUNTRY = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AN"]);

let names: Map<string, string> | undefined;

function countryNames(): Map<string, string> {
  if (names) return names;
  names = new Map(Object.entries(OTHER_NAMES));
  const shown = new Intl.DisplayNames("en", { type: "region" });
  for (let a = 65; a <= 90; a += 1) {
    for (let b = 65; b <= 90; b += 1) {
      const code = String.fromCharCode(a, b);
      const name = shown.of(code);
      if (name && name !== code && !OLD_CODES[code] && !NO_COUNTRY.has(code)) {
        const folded = fold(name);
        if (!names.has(folded)) names.set(folded, code);
        names.set(folded.replace(/\bst\b/, "saint").replace(/ \w+ sar china$| sar china$/, ""), code);
      }
    }
  }
  return names;
}

const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}|['’.]/gu, "")
    .toLowerCase()
    .replace(/&/g, "and")
    .replace(/[^a-z]+/g, " ")
    .trim();

/**
 * ISO 3166-1 codes of the countries a list names: "ru", "gb-sct", "Iran, Islamic Republic of", "(1) Iraq (2) Syria".
 * What is no country is left out.
 */
export function listedCountries(text: string | undefined | null): string[] {
  return (text ?? "").split(/;|\(\d+\)|\. (?=\()/).flatMap((part) => countryOf(part.trim()) ?? []);
}

function countryOf(text: string): string | null {
  const code = /^([a-z]{2})(-[a-z0-9]{1,4})?$/i.exec(text)?.[1]?.toUpperCase();
  if (code) {
    const iso = OLD_CODES[code] ?? code;
    return NO_COUNTRY.has(iso) ? null : iso;
  }
  const folded = fold(text);
  return folded === "" ? null : (countryNames().get(folded) ?? null);
}
