/** Layouts of a machine readable zone: ICAO 9303 part 4 (TD3), 5 (TD1), 6 (TD2) and 7 (visas). */
export type MrzFormat = "TD1" | "TD2" | "TD3" | "MRV-A" | "MRV-B";

export type MrzCheckedField =
  | "document_number"
  | "date_of_birth"
  | "expiry_date"
  | "optional_data"
  | "composite";

/** One check digit: what is printed and what it ought to be. */
export type MrzCheckDigit = {
  field: MrzCheckedField;
  /** The characters it is computed over. */
  value: string;
  /** As printed (as read). */
  digit: string;
  expected: string;
  valid: boolean;
};

/** A date of an MRZ: `iso` is null when it is unknown (fillers) or no day of the calendar. */
export type MrzDate = { raw: string; iso: string | null; known: boolean };

export type MrzFields = {
  /** First two characters, fillers cut off: "P", "ID", "V", "AC"… */
  documentCode: string;
  /** As printed (three letters, "D" for Germany), fillers cut off. */
  issuingState: string;
  /** ISO 3166-1 alpha-2, or null: the code is unknown or stands for no country (UNO, XXA, UTO…). */
  issuingCountry: string | null;
  /** Whether the code is one of ISO 3166-1 or of ICAO 9303 part 3, section 5. */
  issuingStateKnown: boolean;
  /** Primary identifier, parts separated by one space. */
  lastName: string;
  /** Secondary identifier; empty when there is none. */
  firstName: string;
  /** The name fills its field to the last place: more may have been cut off (9303 part 3, 4.6). */
  namesTruncated: boolean;
  documentNumber: string;
  /** As printed, fillers cut off. */
  nationality: string;
  nationalityCountry: string | null;
  nationalityKnown: boolean;
  dateOfBirth: MrzDate;
  expiryDate: MrzDate;
  /** Null: unspecified (`<` or X). */
  sex: "male" | "female" | null;
  sexRaw: string;
  /** Fillers cut off; TD1 has two. */
  optionalData: string[];
};

/** Lines taken apart. `valid`: the structure holds and every check digit is right. */
export type ParsedMrz = {
  format: MrzFormat;
  lines: string[];
  valid: boolean;
  checkDigits: MrzCheckDigit[];
  fields: MrzFields;
  /** Characters where the layout does not allow them, e.g. a letter in a date. */
  faults: { line: number; position: number; field: string; character: string }[];
};
