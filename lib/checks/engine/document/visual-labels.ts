import type { VisualZoneField } from "./document-reading";

/** Words printed beside a value, in the languages of Latin script that documents use; accents are taken off first. */
const LABELS: [VisualZoneField, RegExp][] = [
  [
    "expiry_date",
    /expir|gultig|valid (un)?til|validez|valide|validade|scaden|geldig|platnos|lejar|utgar|udlob|caduc|fecha de vencim|date d.?exp|valabil|voimassa|valid to/,
  ],
  [
    "issue_date",
    /date ?of ?issue|issued? on|delivr|ausstell|expedici|emission|emissao|rilasc|afgifte|vydan|wydan|utfard|udsted|kiallit|eliberar|valid ?from|issue ?date/,
  ],
  [
    "date_of_birth",
    /birth|naissance|naiss|geburt|nacim|nascit|nascim|geboor|geboren|narozen|urodzen|fodelse|fods|szulet|nasteri|syntyma|dob\b/,
  ],
  [
    "issuing_authority",
    /authori|autorit|behorde|autorida|issued by|issuing|place of issue|instanza|organ wydaj|myndighet|hatosag|autoritat/,
  ],
  [
    "nationality",
    /national|nazional|staatsang|nacional|obcanstv|obywatel|medborg|allampolg|cetatenie|citizenship/,
  ],
  [
    "document_number",
    /passport ?n|passeport ?n|document ?n|card ?n|pass-?nr|ausweisn|numero|no\.? (de|du) passeport|cislo|seria|licen[cs]e no|id no|dokument/,
  ],
  ["gender", /\bsex|geschlecht|sexe|sexo|sesso|geslacht|pohlavi|plec|kon\b|neme\b|gender/],
  ["address", /address|adresse|anschrift|domicil|residenc|wohnort|bydlis|adres|indirizzo/],
  [
    "first_name",
    /given ?n|prenom|vornam|nombre|voornam|forename|first ?name|jmeno|imion|imie|fornamn|fornavn|utonev|prenume|etunim|nome\/g/,
  ],
  [
    "last_name",
    /surname|\bnom\b|familien|nachname|\bname\b|apellid|cognome|achternaam|prijmen|nazwisk|efternamn|etternavn|csaladi|sukunimi|last ?name|sobrenome|nume\b/,
  ],
];

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** What a line announces, if it is a label; a value (in capitals, or a date) is none. */
export function labelOf(text: string): VisualZoneField | null {
  const said = plain(text);
  if (said.length < 3 || /^[\d\s./-]+$/.test(said)) return null;
  return LABELS.find(([, words]) => words.test(said))?.[0] ?? null;
}
