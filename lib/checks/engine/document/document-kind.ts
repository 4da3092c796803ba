import type { DocumentReading, MrzReading } from "./document-reading";

/** What wording on a document says of its kind. */
const WORDING: [NonNullable<DocumentReading["documentType"]>["kind"], RegExp][] = [
  [
    "driving_licence",
    /driving licen|driver.?s? licen|fuhrerschein|permis de conduire|patente di guida|permiso de conduc|rijbewijs|ridicsky|prawo jazdy|korkort/,
  ],
  [
    "residence_permit",
    /residence permit|aufenthaltstitel|titre de sejour|permesso di soggiorno|permiso de residencia|verblijfsver|karta pobytu|uppehallstillstand/,
  ],
  ["visa", /\bvisa\b|visum|visado/],
  ["passport", /passport|passeport|reisepass|pasaporte|passaporto|paspoort|cestovni pas|paszport|\bpass\b/],
  [
    "identity_card",
    /identity card|identity|personalausweis|carte (nationale )?d.identite|carta d.?identit|documento nacional|identiteitskaart|obcansky|dowod osobisty|id-?kort|national id/,
  ],
];

/** The document's kind: by the MRZ's first letters (ICAO 9303 parts 3 to 7), else by its wording. */
export function documentKind(
  mrz: MrzReading | null,
  texts: readonly string[],
): DocumentReading["documentType"] {
  const wording = texts.join("\n").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const said = WORDING.find(([, words]) => words.test(wording))?.[0];
  if (mrz) {
    const { format } = mrz;
    const code = mrz.fields.documentCode;
    if (format.startsWith("MRV")) return { kind: "visa", from: "mrz" };
    if (code.startsWith("P") && format === "TD3") return { kind: "passport", from: "mrz" };
    // Residence permits have no code of their own in common: AR, IR, RP, or plain I with the words.
    if (/^(AR|IR|RP|RT|R)/.test(code) || said === "residence_permit")
      return { kind: "residence_permit", from: "mrz" };
    if (/^IP|^P/.test(code)) return { kind: "passport", from: "mrz" };
    return { kind: "identity_card", from: "mrz" };
  }
  return said ? { kind: said, from: "wording" } : null;
}
