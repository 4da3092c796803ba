import { spellings } from "../names/spellings";

/** What streets, flats and directions are shortened to: long form first, then its short ones. */
const SHORT_FORMS = [
  "STREET ST STR",
  "ROAD RD",
  "AVENUE AVE AV AVDA AVENIDA",
  "BOULEVARD BLVD BD BVD",
  "DRIVE DR",
  "LANE LN",
  "COURT CT",
  "PLACE PL PLACA PLAZA PZA",
  "SQUARE SQ",
  "TERRACE TER TERR",
  "CLOSE CL",
  "CRESCENT CRES",
  "GARDENS GDNS",
  "GROVE GR GRV",
  "HIGHWAY HWY",
  "PARKWAY PKWY",
  "APARTMENT APT APPT APPARTEMENT FLAT",
  "FLOOR FL",
  "BUILDING BLDG",
  "NUMBER NO NR NUM",
  "NORTH N",
  "SOUTH S",
  "EAST E",
  "WEST W",
  "SAINT STE",
  "STRASSE STR",
  "PLATZ PL",
  "CHEMIN CH CHE",
  "IMPASSE IMP",
  "FAUBOURG FBG FG",
  "CALLE C CL",
  "CARRETERA CTRA",
  "PASEO PSO",
];
const LONG: ReadonlyMap<string, readonly string[]> = SHORT_FORMS.reduce((map, line) => {
  const [long = "", ...short] = line.split(" ");
  for (const form of [long, ...short]) map.set(form, [...(map.get(form) ?? []), long]);
  return map;
}, new Map<string, string[]>());

/** Words that say nothing about where something is. */
const FILLERS = new Set("THE OF DE DES DU LA LE LES EL LOS LAS DEL Y AND UND DER DIE AM IM AN".split(" "));

export type AddressWord = {
  /** Ways it may be spelled, without case and marks; the first stands for it. */
  forms: readonly string[];
  /** House numbers and postcodes: exact or nothing. */
  isNumber: boolean;
};

/** An address (or a line of a document) as words that can be compared. */
export function addressWords(text: string): AddressWord[] {
  return text
    .replace(/[’'ʼ`´.]/gu, " ")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .flatMap((word) => {
      const forms = spellings(word);
      const [first] = forms;
      if (!first || FILLERS.has(first)) return [];
      return [{ forms: [...new Set(forms.flatMap(longForms))], isNumber: /\d/.test(first) }];
    });
}

function longForms(form: string): string[] {
  const known = LONG.get(form);
  if (known) return [...known];
  // German compounds: HAUPTSTR is HAUPTSTRASSE.
  return [/.{3}STR$/.test(form) ? `${form}ASSE` : form];
}
