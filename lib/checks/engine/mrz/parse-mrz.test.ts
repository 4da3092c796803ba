import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkDigit, mrzValue } from "./check-digit";
import { formatMrz, type MrzContents } from "./format-mrz";
import type { MrzFormat } from "./mrz";
import { MRZ_LAYOUTS } from "./mrz-layout";
import { parseMrz } from "./parse-mrz";

const NOW = new Date("2026-11-25T00:00:00Z");
const parsed = (...lines: string[]) => {
  const result = parseMrz(lines, NOW);
  if (!result) throw new Error("no MRZ");
  return result;
};

describe("specimens of ICAO 9303", () => {
  it("TD3", () => {
    const { format, valid, fields } = parsed(
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    );
    expect(format).toBe("TD3");
    expect(valid).toBe(true);
    expect(fields).toMatchObject({
      documentCode: "P",
      issuingState: "UTO",
      issuingCountry: null,
      issuingStateKnown: true,
      lastName: "ERIKSSON",
      firstName: "ANNA MARIA",
      namesTruncated: false,
      documentNumber: "L898902C3",
      sex: "female",
      optionalData: ["ZE184226B"],
    });
    expect(fields.dateOfBirth.iso).toBe("1974-08-12");
    expect(fields.expiryDate.iso).toBe("2012-04-15");
  });
  it("TD1", () => {
    const { format, valid, fields } = parsed(
      "I<UTOD231458907<<<<<<<<<<<<<<<",
      "7408122F1204159UTO<<<<<<<<<<<6",
      "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    );
    expect([format, valid, fields.documentNumber]).toEqual(["TD1", true, "D23145890"]);
  });
  it("TD2", () => {
    const { format, valid } = parsed(
      "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
      "D231458907UTO7408122F1204159<<<<<<<6",
    );
    expect([format, valid]).toEqual(["TD2", true]);
  });
  it("MRV-A and MRV-B have no composite digit", () => {
    const a = parsed(
      "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
      "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
    );
    const b = parsed("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<");
    expect([a.format, a.valid, b.format, b.valid]).toEqual(["MRV-A", true, "MRV-B", true]);
    expect(a.checkDigits.map(({ field }) => field)).toEqual([
      "document_number",
      "date_of_birth",
      "expiry_date",
    ]);
  });
  it("TD1 with a number of more than nine characters", () => {
    const { valid, fields, checkDigits } = parsed(
      "I<UTOD23145890<7349<<<<<<<<<<<",
      "3407127M9507122UTO<<<<<<<<<<<2",
      "STEVENSON<<PETER<JOHN<<<<<<<<<",
    );
    expect(fields.documentNumber).toBe("D23145890734");
    expect(fields.optionalData).toEqual(["", ""]);
    expect([valid, checkDigits[0]?.digit]).toEqual([true, "9"]);
  });
});

it("names: one identifier only, truncation", () => {
  const line2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
  expect(parsed("P<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", line2).fields).toMatchObject({
    lastName: "ARKFREITH",
    firstName: "",
  });
  const long = parsed("P<UTOBENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNA", line2).fields;
  expect(long).toMatchObject({
    lastName: "BENNELONG WOOLOOMOOLOO WARRANDYTE WARNA",
    firstName: "",
    namesTruncated: true,
  });
});

it("dates: century, unknown parts, no such day", () => {
  const born = (raw: string) =>
    parsed("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", `D231458907UTO${raw}${checkDigit(raw)}F1204159<<<<<<<6`)
      .fields.dateOfBirth;
  expect(born("261124").iso).toBe("2026-11-24");
  expect(born("261126").iso).toBe("1926-11-26");
  expect(born("74<<<<")).toEqual({ raw: "74<<<<", iso: null, known: false });
  expect(born("740230")).toEqual({ raw: "740230", iso: null, known: true });
});

it.each([
  ["D<<", "DE", true],
  ["RKS", "XK", true],
  ["UNO", null, true],
  ["EUE", null, true],
  ["XXA", null, true],
  ["UTO", null, true],
  ["QQQ", null, false],
])("issuer %s", (code, country, known) => {
  const { fields } = parsed(
    `P<${code}ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<`,
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
  );
  expect([fields.issuingCountry, fields.issuingStateKnown]).toEqual([country, known]);
});

it("a letter in a date is a fault; the empty optional field may have a filler for its digit", () => {
  const { valid, faults } = parsed(
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO74O8122F1204159ZE184226B<<<<<10",
  );
  expect(valid).toBe(false);
  expect(faults).toEqual([{ line: 1, position: 15, field: "dateOfBirth", character: "O" }]);
  expect(parseMrz(["P<UTO", "L8"], NOW)).toBeNull();
});

const letters = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"), minLength: min, maxLength: max });
const alnum = (min: number, max: number) =>
  fc.string({
    unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"),
    minLength: min,
    maxLength: max,
  });
const day = fc
  .date({ min: new Date("1930-01-01"), max: new Date("2025-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(2, 10).replaceAll("-", ""));
const contents = (format: MrzFormat): fc.Arbitrary<MrzContents> =>
  fc.record({
    format: fc.constant(format),
    documentCode: fc.constantFrom(...(format.startsWith("MRV") ? ["V", "VN"] : ["P", "I", "ID", "AC"])),
    issuingState: fc.constantFrom("UTO", "D", "FRA", "RKS"),
    lastName: letters(1, 9),
    firstName: letters(1, 9),
    documentNumber: alnum(1, MRZ_LAYOUTS[format].numberOverflows ? 12 : 9),
    nationality: fc.constantFrom("UTO", "D", "XXA"),
    dateOfBirth: day,
    sex: fc.constantFrom("M", "F", "<"),
    expiryDate: day,
    optionalData: fc.constant(""),
  });

describe.each(Object.keys(MRZ_LAYOUTS) as MrzFormat[])("any %s", (format) => {
  it("round trip", () => {
    fc.assert(
      fc.property(contents(format), (given) => {
        const { valid, fields, format: found } = parsed(...formatMrz(given));
        expect([found, valid]).toEqual([format, true]);
        expect(fields).toMatchObject({
          documentCode: given.documentCode,
          lastName: given.lastName,
          firstName: given.firstName,
          documentNumber: given.documentNumber,
          issuingState: given.issuingState,
          nationality: given.nationality,
        });
        expect(fields.dateOfBirth.raw).toBe(given.dateOfBirth);
      }),
    );
  });
  it("a changed character under a check digit is noticed wherever the weights can tell", () => {
    fc.assert(
      fc.property(contents(format), fc.nat(), alnum(1, 1), (given, where, to) => {
        const lines = formatMrz(given);
        const layout = MRZ_LAYOUTS[format];
        const fields = new Set(["documentNumber", "dateOfBirth", "expiryDate"]);
        const places = layout.places.filter(({ name }) => fields.has(name));
        const place = places[where % places.length];
        if (!place) return;
        const at = place.start + (where % (place.end - place.start));
        const line = lines[place.line] ?? "";
        const from = line.charAt(at);
        // Values that differ by a multiple of ten are alike to every weight (7, 3, 1): no sum can tell A from K.
        fc.pre((mrzValue(from) - mrzValue(to)) % 10 !== 0);
        lines[place.line] = line.slice(0, at) + to + line.slice(at + 1);
        expect(parseMrz(lines, NOW)?.valid).toBe(false);
      }),
    );
  });
});
