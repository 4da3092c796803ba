import { expect, it } from "vitest";
import type { DocumentReading, MrzReading } from "../engine/document/document-reading";
import { parseMrz } from "../engine/mrz/parse-mrz";
import { extractedData } from "./extracted-data";

const parsed = parseMrz(
  ["P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4"],
  new Date("2026-11-25"),
);
const box: [number, number, number, number] = [0, 0, 1, 1];
const step = "document_front" as const;
const mrz = parsed && {
  ...parsed,
  corrections: [],
  confidence: 1,
  weakest: 1,
  characterHeight: 20,
  pitchDeviation: null,
  step,
  box,
};
const reading = (given: MrzReading | null): DocumentReading => ({
  mrz: given,
  visual: {
    fields: {
      issue_date: { value: "2017-03-01", confidence: 1, box, step },
      last_name: { value: "Mustermann", confidence: 1, box, step },
    },
    lines: [],
  },
  documentType: { kind: "passport", from: "mrz" },
  pictures: [],
  engine: { name: "test", version: "0", models: {} },
  timings: {},
});

it("MRZ first, the visual zone for the rest", () => {
  expect(extractedData(reading(mrz))).toEqual({
    first_name: "ERIKA",
    last_name: "MUSTERMANN",
    date_of_birth: "1964-08-12",
    document_type: "passport",
    document_number: "C01X00T47",
    document_country: "DE",
    nationality: "DE",
    expiry_date: "2027-02-28",
    issue_date: "2017-03-01",
    gender: "female",
  });
  expect(extractedData(reading(null))).toEqual({
    last_name: "Mustermann",
    document_type: "passport",
    issue_date: "2017-03-01",
  });
});
