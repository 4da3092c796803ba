import { stateCode } from "../../documents/state-code";
import { checkDigit } from "./check-digit";
import type { MrzCheckDigit, MrzCheckedField, MrzFields, ParsedMrz } from "./mrz";
import { mrzDate } from "./mrz-date";
import { layoutOf, type MrzFieldName, type MrzLayout, mayHold } from "./mrz-layout";
import { mrzNames } from "./mrz-names";

/**
 * Takes MRZ lines apart and computes every check digit (ICAO 9303 parts 3 to 7). `now` decides centuries.
 * Null: no format has lines of this number and length.
 */
export function parseMrz(lines: readonly string[], now: Date = new Date()): ParsedMrz | null {
  const layout = layoutOf(lines);
  if (!layout) return null;
  const text = (name: MrzFieldName) => placed(layout, lines, name);
  const checkDigits = digitsOf(layout, lines);
  const faults = layout.places.flatMap(({ name, line, start, end, alphabet }) =>
    [...(lines[line] ?? "").slice(start, end)].flatMap((character, i) =>
      mayHold(alphabet, character) ? [] : [{ line, position: start + i, field: name, character }],
    ),
  );
  return {
    format: layout.format,
    lines: [...lines],
    valid: faults.length === 0 && checkDigits.every((digit) => digit.valid),
    checkDigits,
    fields: fieldsOf(layout, text, now),
    faults,
  };
}

function placed(layout: MrzLayout, lines: readonly string[], name: MrzFieldName): string {
  const place = layout.places.find((one) => one.name === name);
  return place ? (lines[place.line] ?? "").slice(place.start, place.end) : "";
}

const trim = (text: string) => text.replace(/<+$/, "");

/** A number of more than nine characters: `<` in place of its check digit, the rest and the digit in the optional data. */
function documentNumber(layout: MrzLayout, text: (name: MrzFieldName) => string) {
  const number = text("documentNumber");
  const optional = text("optionalData");
  const check = text("documentNumberCheck");
  const [rest = ""] = optional.split("<");
  if (!layout.numberOverflows || check !== "<" || rest.length < 2)
    return { value: number, digit: check, optional };
  return {
    value: number + rest.slice(0, -1),
    digit: rest.slice(-1),
    optional: optional.slice(rest.length + 1),
  };
}

function digitsOf(layout: MrzLayout, lines: readonly string[]): MrzCheckDigit[] {
  const text = (name: MrzFieldName) => placed(layout, lines, name);
  const number = documentNumber(layout, text);
  const digits = [
    digit("document_number", number.value, number.digit),
    digit("date_of_birth", text("dateOfBirth"), text("dateOfBirthCheck")),
    digit("expiry_date", text("expiryDate"), text("expiryDateCheck")),
  ];
  if (layout.format === "TD3")
    digits.push(digit("optional_data", text("optionalData"), text("optionalDataCheck")));
  if (layout.composite) {
    const value = layout.composite
      .map(([line, start, end]) => (lines[line] ?? "").slice(start, end))
      .join("");
    digits.push(digit("composite", value, text("compositeCheck")));
  }
  return digits;
}

function digit(field: MrzCheckedField, value: string, printed: string): MrzCheckDigit {
  const expected = checkDigit(value);
  // An optional field without contents may have a filler for its digit (9303 part 4, 4.2.2).
  const valid = printed === expected || (field === "optional_data" && printed === "<" && /^<*$/.test(value));
  return { field, value, digit: printed, expected, valid };
}

function fieldsOf(layout: MrzLayout, text: (name: MrzFieldName) => string, now: Date): MrzFields {
  const names = mrzNames(text("names"));
  const number = documentNumber(layout, text);
  const issuingState = trim(text("issuingState"));
  const nationality = trim(text("nationality"));
  const issuing = stateCode(issuingState);
  const nation = stateCode(nationality);
  const sexRaw = text("sex");
  return {
    documentCode: trim(text("documentCode")),
    issuingState,
    issuingCountry: issuing.country,
    issuingStateKnown: issuing.known,
    lastName: names.lastName,
    firstName: names.firstName,
    namesTruncated: names.truncated,
    documentNumber: trim(number.value),
    nationality,
    nationalityCountry: nation.country,
    nationalityKnown: nation.known,
    dateOfBirth: mrzDate(text("dateOfBirth"), "birth", now),
    expiryDate: mrzDate(text("expiryDate"), "expiry", now),
    sex: sexRaw === "M" ? "male" : sexRaw === "F" ? "female" : null,
    sexRaw,
    optionalData: [trim(number.optional), ...(layout.format === "TD1" ? [trim(text("optionalData2"))] : [])],
  };
}
