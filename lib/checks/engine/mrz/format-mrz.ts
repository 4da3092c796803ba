import { checkDigit } from "./check-digit";
import type { MrzFormat } from "./mrz";
import { MRZ_LAYOUTS } from "./mrz-layout";

/** What a specimen's MRZ is made from. Dates YYMMDD; names in the Latin letters of the MRZ. */
export type MrzContents = {
  format: MrzFormat;
  documentCode: string;
  issuingState: string;
  lastName: string;
  firstName: string;
  documentNumber: string;
  nationality: string;
  dateOfBirth: string;
  sex: "M" | "F" | "<" | "X";
  expiryDate: string;
  optionalData?: string | undefined;
  /** TD1 only. */
  optionalData2?: string | undefined;
};

/** Lines of an MRZ with right check digits (ICAO 9303 parts 3 to 7); for specimens and tests. Names are cut to fit. */
export function formatMrz(contents: MrzContents): string[] {
  const { format, dateOfBirth, expiryDate, sex } = contents;
  const { lineLength, composite, numberOverflows } = MRZ_LAYOUTS[format];
  const fill = (text: string, length: number) => text.slice(0, length).padEnd(length, "<");
  const part = (text: string) => text.trim().replace(/[ '-]+/g, "<");
  const names = `${part(contents.lastName)}<<${part(contents.firstName)}`;
  const start = fill(contents.documentCode, 2) + fill(contents.issuingState, 3);
  const long = numberOverflows && contents.documentNumber.length > 9;
  const number =
    fill(contents.documentNumber, 9) + (long ? "<" : checkDigit(fill(contents.documentNumber, 9)));
  const overflow = long ? `${contents.documentNumber.slice(9)}${checkDigit(contents.documentNumber)}<` : "";
  const optional = (length: number) => fill(overflow + (contents.optionalData ?? ""), length);
  const birth = dateOfBirth + checkDigit(dateOfBirth);
  const expiry = expiryDate + checkDigit(expiryDate);
  const nationality = fill(contents.nationality, 3);
  const sealed = (lines: string[], at: number) => {
    const covered = (composite ?? []).map(([line, from, to]) => (lines[line] ?? "").slice(from, to)).join("");
    return lines.map((line, i) => (i === at ? line + checkDigit(covered) : line));
  };
  if (format === "TD1") {
    const first = start + number + optional(15);
    const second = birth + sex + expiry + nationality + fill(contents.optionalData2 ?? "", 11);
    return sealed([first, second, fill(names, 30)], 1);
  }
  const first = start + fill(names, lineLength - 5);
  const second = number + nationality + birth + sex + expiry;
  if (format === "TD3") {
    const data = optional(14);
    return sealed([first, second + data + checkDigit(data)], 1);
  }
  if (format === "TD2") return sealed([first, second + optional(7)], 1);
  return [first, second + optional(lineLength - 28)];
}
