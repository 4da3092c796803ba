import { describe, expect, test } from "vitest";
import { type Ink, letterPdf, utilityBill } from "@/e2e/fixtures/letters";
import { readAddress } from "../../engine/address/read-address";
import { thresholdsOf } from "../../thresholds";
import { ADDRESS_RULES, type AddressFinding } from "./address-findings";
import { ADDRESS_THRESHOLDS, judgeAddress } from "./judge-address";
import { type AddressRecord, measureAddress } from "./measure-address";
import { parseAddress } from "./parse-address";

const TODAY = "2026-11-25";
const BODY = ["Thank you for being our customer. Your consumption was 1,204 kWh.", "Amount due: 84.20 EUR"];

async function judged(file: Buffer, record: AddressRecord, today = TODAY) {
  const reading = await readAddress({ file });
  const limits = thresholdsOf(ADDRESS_THRESHOLDS, {});
  const context = { limits, today, required: [], record, engine: reading.engine };
  return judgeAddress(measureAddress(reading, record), context);
}
const names = (result: Awaited<ReturnType<typeof judged>>) =>
  (result.details.findings as { finding: AddressFinding }[]).map((f) => f.finding);

const jane: AddressRecord = {
  name: { given: "Jane", family: "Smith" },
  address: { line1: "12 High Street", city: "London", postcode: "SW1A 1AA", country: "GB" },
};
const recipient = ["Ms Jane Smith", "12 High Street", "London", "SW1A 1AA"];
const bill = (change: Partial<Parameters<typeof utilityBill>[0]> = {}) =>
  utilityBill({
    ...{ sender: "Northern Power Ltd", recipient, body: BODY },
    facts: [
      ["Account", "889 221"],
      ["Bill date", "3 November 2026"],
      ["Due date", "30 November 2026"],
    ],
    ...change,
  });

test("a recent bill with the person's name and address is clear", async () => {
  const result = await judged(await bill(), jane);
  expect(names(result)).toEqual([]);
  expect(result).toMatchObject({
    outcome: "clear",
    breakdown: {
      documentReadability: "clear",
      nameMatch: "clear",
      addressMatch: "clear",
      issueDate: "clear",
    },
    extractedData: { address: { line1: "12 High Street", postcode: "SW1A 1AA" } },
    details: { issued_on: "2026-11-03" },
    discrepancies: [],
  });
  expect(result.evidence.addressMatch?.regions?.length).toBeGreaterThan(0);
});

describe.each<[AddressFinding, () => Promise<Buffer>, AddressRecord?]>([
  ["unreadable", () => letterPdf([[["Bill", 50, 50]]])],
  ["name_not_found", () => bill({ recipient: ["Mr Peter Wagner", ...recipient.slice(1)] })],
  ["other_address", () => bill({ recipient: ["Jane Smith", "7 Mill Lane", "Leeds", "LS1 4AP"] })],
  ["issued_in_future", () => bill({ facts: [["Bill date", "3 December 2026"]] })],
  ["name_similar", () => bill({ recipient: ["The Smith Family", ...recipient.slice(1)] })],
  ["address_in_part", () => bill({ recipient: ["Jane Smith", "14 High Street", "London", "SW1A 1AA"] })],
  ["too_old", () => bill({ facts: [["Bill date", "24 August 2026"]] })],
  [
    "date_unsure",
    () => bill({ facts: [["Bill date", "10/08/2026"]] }),
    { ...jane, address: { ...jane.address, country: "US" } },
  ],
  ["no_date", () => bill({ facts: [["Due date", "30 November 2026"]] })],
  ["no_name_on_record", () => bill(), { ...jane, name: { given: null, family: null } }],
  ["no_address_on_record", () => bill(), { ...jane, address: null }],
])("%s", (name, make, record = jane) => {
  const rule = ADDRESS_RULES[name];
  test(`ends ${rule.outcome}, ${rule.failureReason}`, async () => {
    if (name === "unreadable") {
      const reading = {
        source: "picture",
        pages: 1,
        pagesRead: 1,
        characters: 400,
        confidence: 0.3,
      } as const;
      const measured = {
        ...measureAddress({ ...reading, lines: [], engine: { name: "", version: "", models: {} } }, record),
      };
      const limits = thresholdsOf(ADDRESS_THRESHOLDS, {});
      const engine = { name: "pp-ocr", version: "1", models: {} };
      const result = judgeAddress(measured, { limits, today: TODAY, required: [], record, engine });
      expect(result).toMatchObject({
        outcome: "issue",
        recapture: [{ step: "proof_of_address", reason: "unreadable" }],
      });
      expect(result.breakdown.nameMatch).toBe("not_assessed");
      return;
    }
    const result = await judged(await make(), record);
    expect(names(result)[0]).toBe(name);
    expect(result).toMatchObject({ outcome: rule.outcome, failureReason: rule.failureReason });
    expect(result.recapture).toBeUndefined();
  });
});

describe("letters of other countries", () => {
  const german: AddressRecord = {
    name: { given: "Jürgen", family: "Müller" },
    address: { line1: "Hauptstr. 5a", city: "Köln", postcode: "50667", country: "DE" },
  };

  test("German: umlauts, Straße, period and due date beside the bill's", async () => {
    const file = await bill({
      ...{
        sender: "Stadtwerke Köln",
        recipient: ["Herrn", "Jürgen Müller", "Hauptstraße 5 a", "50667 Köln"],
      },
      facts: [
        ["Abrechnungszeitraum", "01.10.2025 bis 30.09.2026"],
        ["Rechnungsdatum", "14.10.2026"],
        ["Fällig am", "01.11.2026"],
      ],
      body: ["Sehr geehrter Herr Müller, hiermit berechnen wir Ihren Stromverbrauch."],
    });
    const result = await judged(file, german);
    expect(names(result)).toEqual([]);
    expect(result.details.issued_on).toBe("2026-10-14");
  });

  test("French: written month, bis and commune", async () => {
    const record = {
      name: { given: "Amélie", family: "Lefèvre" },
      address: { line1: "8 bis avenue Victor Hugo", city: "Paris", postcode: "75016", country: "FR" },
    };
    const file = await bill({
      ...{
        sender: "Électricité de France",
        recipient: ["Mme LEFEVRE Amélie", "8 BIS AV VICTOR HUGO", "75016 PARIS"],
      },
      facts: [
        ["Date de facture", "2 octobre 2026"],
        ["Échéance", "17 octobre 2026"],
      ],
      body: ["Votre consommation pour la période du 01/07/2026 au 30/09/2026 est de 320 kWh."],
    });
    const result = await judged(file, record);
    expect(names(result)).toEqual([]);
    expect(result.details.issued_on).toBe("2026-10-02");
  });

  test("Spanish: fecha de emisión, two surnames", async () => {
    const record = {
      name: { given: "María", family: "García López" },
      address: { line1: "Calle Mayor 21, 3º B", city: "Madrid", postcode: "28013", country: "ES" },
    };
    const file = await bill({
      ...{ sender: "Iberdrola", recipient: ["Dña. María García López", "C/ Mayor 21 3 B", "28013 Madrid"] },
      facts: [
        ["Fecha de emisión", "12 de noviembre de 2026"],
        ["Vencimiento", "30/11/2026"],
      ],
      body: ["Periodo de facturación: 01/10/2026 - 31/10/2026, consumo total 210 kWh."],
    });
    expect(names(await judged(file, record))).toEqual([]);
  });

  test("a date far away from its label's row, below the label", async () => {
    const page: Ink[] = [
      ...recipient.map((text, i): Ink => [text, 60, 130 + 15 * i]),
      ...(["Account", "Statement date", "Due date"] as const).map(
        (text, i): Ink => [text, 60 + 150 * i, 300],
      ),
      ...(["889", "01/11/2026", "15/11/2026"] as const).map((text, i): Ink => [text, 60 + 150 * i, 316]),
      [BODY[0] ?? "", 60, 400],
    ];
    const result = await judged(await letterPdf([page]), jane);
    expect(result.details.issued_on).toBe("2026-11-01");
  });
});

test.each([
  [
    "12 High Street, London SW1A 1AA, GB",
    { line1: "12 High Street", city: "London", postcode: "SW1A 1AA", country: "GB" },
  ],
  ["Hauptstraße 5, 10115 Berlin", { line1: "Hauptstraße 5", city: "Berlin", postcode: "10115" }],
  [
    "1600 Pennsylvania Avenue NW, Washington, DC 20500",
    { line1: "1600 Pennsylvania Avenue NW Washington", city: "DC", postcode: "20500" },
  ],
  [
    "8 bis avenue Victor Hugo, 75016 Paris, France",
    { line1: "8 bis avenue Victor Hugo", city: "Paris", postcode: "75016", country: "France" },
  ],
  ["Hauptstraße 5 10115 Berlin", { line1: "Hauptstraße 5 Berlin", postcode: "10115" }],
  ["Somewhere, Elsewhere", { line1: "Somewhere", city: "Elsewhere" }],
])("%s taken apart", (text, parts) => {
  expect(parseAddress(text)).toEqual(parts);
});

test("the same measurements give the same verdict", async () => {
  const stored = JSON.parse(JSON.stringify(await judged(await bill(), jane)));
  const { judged_on: today, ...measured } = stored.details.measurements;
  const { thresholds: limits, ...engine } = stored.engine;
  const again = judgeAddress(measured, { limits, today, required: [], record: jane, engine });
  expect(JSON.parse(JSON.stringify(again))).toEqual(stored);
});
