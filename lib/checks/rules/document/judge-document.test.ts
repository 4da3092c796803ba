import { describe, expect, test } from "vitest";
import type { DocumentReading, PictureQuality, VisualField } from "../../engine/document/document-reading";
import { formatMrz } from "../../engine/mrz/format-mrz";
import { parseMrz } from "../../engine/mrz/parse-mrz";
import { CHECKS } from "../../registry";
import { thresholdsOf } from "../../thresholds";
import { DOCUMENT_THRESHOLDS, type DocumentFacts, documentOptions } from "./document-facts";
import { DOCUMENT_RULES, type DocumentFinding } from "./document-findings";
import { judgeDocument } from "./judge-document";

const TODAY = "2026-11-25";
const LINES = formatMrz({
  ...{ format: "TD3", documentCode: "P", issuingState: "GBR", lastName: "DOE", firstName: "JOHN" },
  ...{
    documentNumber: "P12345678",
    nationality: "GBR",
    dateOfBirth: "850515",
    sex: "M",
    expiryDate: "300515",
  },
});
const box: [number, number, number, number] = [0.1, 0.1, 0.8, 0.8];

function zone(lines = LINES, changes: object = {}): DocumentReading["mrz"] {
  const parsed = parseMrz(lines, new Date(TODAY));
  if (!parsed) throw new Error("no MRZ");
  return {
    ...parsed,
    ...{ corrections: [], confidence: 0.99, weakest: 0.9, characterHeight: 20, pitchDeviation: 0.05 },
    ...{ step: "document_front", box, ...changes },
  } as DocumentReading["mrz"];
}

const printed = (value: string, confidence = 0.97): VisualField => ({
  value,
  confidence,
  box,
  step: "document_front",
});

const picture = (changes: Partial<PictureQuality> = {}): PictureQuality => ({
  ...{ step: "document_front", width: 1600, height: 1100, turn: 0, tilt: 0, documentBox: box, coverage: 0.6 },
  ...{
    cutOff: false,
    cutOffEdges: [],
    sharpness: 400,
    blurRatio: 0.1,
    glare: 0,
    brightness: 150,
    contrast: 120,
  },
  ...{ textHeight: 24, recapture: { moire: 3, moireFrequency: null, frame: 0 }, chroma: 20 },
  metadata: { format: "jpeg", hasCamera: true, editor: null, screenshot: false },
  ...changes,
});

type Change = {
  mrz?: DocumentReading["mrz"];
  fields?: DocumentReading["visual"]["fields"];
  lines?: string[];
  kind?: DocumentReading["documentType"];
  picture?: Partial<PictureQuality>;
  facts?: Partial<DocumentFacts>;
  record?: Partial<NonNullable<DocumentFacts["record"]>>;
};

/** A good passport of the record's person; each test says what is different. */
function facts(change: Change = {}): DocumentFacts {
  const mrz = change.mrz === undefined ? zone() : change.mrz;
  return {
    reading: {
      mrz,
      visual: {
        fields: change.fields ?? { last_name: printed("DOE"), date_of_birth: printed("1985-05-15") },
        lines: (change.lines ?? ["DOE", "JOHN", "15 MAY 1985"]).map((text) => ({
          ...{ text, confidence: 0.97, box, step: "document_front" as const },
        })),
      },
      documentType: change.kind === undefined ? { kind: "passport", from: "mrz" } : change.kind,
      pictures: [picture(change.picture)],
      engine: { name: "local", version: "1", models: { "rec.onnx": "00" } },
      timings: {},
    },
    portrait: { faces: 1, box },
    record: {
      ...{ firstName: "John", middleName: null, lastName: "Doe", dateOfBirth: "1985-05-15", gender: "male" },
      ...{ nationality: "GB", address: null, ...change.record },
    },
    options: documentOptions({}),
    limits: thresholdsOf(DOCUMENT_THRESHOLDS, {}),
    today: TODAY,
    ...change.facts,
  };
}

/** The second line with something else from a place on. */
const second = (at: number, text: string): string[] => {
  const [first = "", line = ""] = LINES;
  return [first, line.slice(0, at) + text + line.slice(at + text.length)];
};
const wrongDigit = second(19, LINES[1]?.[19] === "9" ? "8" : "9");
/** Line 2 with right check digits, so that only the content is at fault. */
const rightly = (mrz: DocumentReading["mrz"]) =>
  mrz && {
    ...mrz,
    valid: true,
    faults: [],
    checkDigits: mrz.checkDigits.map((d) => ({ ...d, valid: true })),
  };
const card = { mrz: null, kind: { kind: "driving_licence", from: "wording" } } as const;
const cardFields = {
  ...{ last_name: printed("DOE"), first_name: printed("JOHN"), document_number: printed("DOE99850515") },
  ...{ date_of_birth: printed("1985-05-15"), expiry_date: printed("2030-01-01") },
};

/** How each finding comes about. The type system asks for every line of the rules table. */
const REACHED: Record<DocumentFinding, Change> = {
  expired: { facts: { today: "2030-05-16" } },
  check_digit_wrong: { mrz: zone(wrongDigit) },
  structure_wrong: {
    mrz: {
      ...rightly(zone()),
      faults: [{ line: 1, position: 13, field: "date_of_birth", character: "X" }],
    } as never,
  },
  date_impossible: { mrz: rightly(zone(second(13, "851315"))) },
  no_document: { mrz: null, kind: null, lines: [], fields: {}, picture: { documentBox: null } },
  not_an_identity_document: { mrz: rightly(zone()), kind: { kind: "visa", from: "mrz" } },
  unreadable: { mrz: null },
  mrz_unsure: { mrz: zone(wrongDigit, { confidence: 0.6 }) },
  zones_contradict: { fields: { date_of_birth: printed("1995-05-15") }, lines: ["15 MAY 1995"] },
  dates_contradict: { fields: { issue_date: printed("2031-01-01") } },
  specimen: { mrz: rightly(zone(LINES.map((line) => line.replace("P<GBR", "P<UTO")))) },
  unknown_state: { mrz: rightly(zone(LINES.map((line) => line.replace("P<GBR", "P<QQQ")))) },
  screen_photographed: { picture: { recapture: { moire: 80, moireFrequency: 0.3, frame: 0.9 } } },
  screenshot: { picture: { metadata: { format: "png", hasCamera: false, editor: null, screenshot: true } } },
  edited: { picture: { metadata: { format: "jpeg", hasCamera: true, editor: "GIMP", screenshot: false } } },
  uneven_print: { mrz: zone(LINES, { pitchDeviation: 0.9 }) },
  no_portrait: { facts: { portrait: { faces: 0, box: null } } },
  name_differs: { record: { firstName: "Peter", lastName: "Wagner" } },
  birth_date_differs: { record: { dateOfBirth: "1985-05-16" } },
  too_young: { facts: { options: documentOptions({ minimumPermittedAge: 42 }) } },
  check_digit_corrected: {
    mrz: zone(LINES, { corrections: [{ line: 1, position: 3, from: "B", to: "8", by: "check_digit" }] }),
  },
  no_mrz: { ...card, fields: cardFields },
  nationality_unknown: { mrz: rightly(zone(second(10, "QQQ"))) },
  expiry_too_far: {
    facts: { limits: { ...thresholdsOf(DOCUMENT_THRESHOLDS, { expiryYearsAhead: 1 }) } },
  },
  date_missing: {
    mrz: rightly(zone(second(13, "<<<<<<"))),
    fields: { date_of_birth: printed("1985-05-15") },
  },
  no_expiry: { ...card, fields: { last_name: printed("DOE"), document_number: printed("DOE99850515") } },
  no_birth_date: { ...card, fields: { last_name: printed("DOE"), document_number: printed("DOE99") } },
  blurred: { picture: { sharpness: 5 } },
  glare: { picture: { glare: 0.5 } },
  too_dark: { picture: { brightness: 10 } },
  too_small: { picture: { textHeight: 4 } },
  cut_off: { picture: { cutOff: true, cutOffEdges: ["left"] } },
  screen_signs: { picture: { recapture: { moire: 80, moireFrequency: 0.3, frame: 0 } } },
  grey_copy: { picture: { chroma: 0.5 } },
  zones_differ: { fields: { document_number: printed("X99999999", 0.6) } },
  name_similar: { record: { lastName: "Doen" } },
  name_not_comparable: { record: { lastName: null } },
  detail_differs: { record: { nationality: "FRA" } },
};

const judged = (change?: Change, required: string[] = []) => judgeDocument(facts(change), required);
const found = (result: ReturnType<typeof judged>) =>
  (result.details.findings as { finding: string }[]).map((f) => f.finding);

test("a good passport of the right person is clear, with evidence for every sub-check", () => {
  const result = judged();
  expect(found(result)).toEqual([]);
  expect(result.outcome).toBe("clear");
  expect(Object.keys(result.breakdown).sort()).toEqual([...CHECKS.document_check.subChecks].sort());
  for (const [name, value] of Object.entries(result.breakdown))
    expect([name, value]).toEqual([name, "clear"]);
  for (const { method } of Object.values(result.evidence)) expect(method).toMatch(/\w+ \w+/);
  expect(result.failureReason).toBeUndefined();
  expect(result.recapture).toBeUndefined();
  expect(result.discrepancies).toEqual([]);
  expect(result.extractedData).toMatchObject({ document_number: "P12345678", document_country: "GB" });
  expect(result.engine).toMatchObject({ models: { "rec.onnx": "00" }, thresholds: { mrzConfidence: 0.85 } });
});

describe.each(Object.entries(REACHED))("%s", (name, change) => {
  const rule = DOCUMENT_RULES[name as DocumentFinding];
  const result = judged(change);

  test("is found, lowers its sub-check and gives its reason unless something graver stands", () => {
    expect(found(result)).toContain(name);
    const order = ["not_assessed", "clear", "consider", "attention", "issue"];
    expect(order.indexOf(result.breakdown[rule.subCheck] as string)).toBeGreaterThanOrEqual(
      order.indexOf(rule.outcome),
    );
    expect(order.indexOf(result.outcome)).toBeGreaterThanOrEqual(order.indexOf(rule.outcome));
    if (found(result)[0] === name) {
      expect(result).toMatchObject({ outcome: rule.outcome, failureReason: rule.failureReason });
    }
  });

  test("asks for the picture again only if the picture is to blame", () => {
    if (found(result)[0] !== name) return;
    expect((result.recapture ?? []).length > 0).toBe(rule.isPicture === true);
  });
});

test("each finding is the worst one of its case, save those that never come alone", () => {
  const notFirst = Object.entries(REACHED).filter(([name, change]) => found(judged(change))[0] !== name);
  expect(notFirst.map(([name]) => name).sort()).toEqual(["no_birth_date", "no_expiry"]);
});

describe("pictures and facts", () => {
  test("an expired document is not asked for again because its picture is poor", () => {
    const result = judged({ mrz: zone(), facts: { today: "2031-01-01" }, picture: { sharpness: 1 } });
    expect(result).toMatchObject({ outcome: "issue", failureReason: "document_expired" });
    expect(result.recapture).toBeUndefined();
  });

  test("an unread document names the flaw that explains it", () => {
    const reasons = [
      { sharpness: 1 },
      { glare: 0.4 },
      { brightness: 5 },
      { textHeight: 3 },
      { cutOff: true },
      {},
    ].map((flaw) => judged({ mrz: null, picture: flaw }).recapture?.[0]?.reason);
    expect(reasons).toEqual(["blurred", "glare", "too_dark", "too_small", "cut_off", "unreadable"]);
  });

  test("a blurred page of nothing legible is blurred, not a wrong document; an empty picture shows none", () => {
    const blurred = judged({ mrz: null, kind: null, fields: {}, lines: ["x~"], picture: { sharpness: 3 } });
    expect(blurred.recapture).toEqual([{ step: "document_front", reason: "blurred" }]);
    expect(blurred.failureReason).toBe("document_poor_quality");
    const empty = { mrz: null, kind: null, fields: {}, lines: [] };
    const nothing = judged({ ...empty, picture: { documentBox: null, sharpness: 0 } });
    expect(nothing.recapture).toEqual([{ step: "document_front", reason: "no_document" }]);
    const letter = judged({ mrz: null, kind: null, fields: {}, lines: ["Dear Sir or Madam"] });
    expect(letter.recapture).toEqual([{ step: "document_front", reason: "wrong_document_type" }]);
    expect(letter.failureReason).toBe("document_unsupported");
  });

  test("a wrong check digit is never clear, however it was read", () => {
    for (let confidence = 0; confidence <= 1; confidence += 0.05) {
      for (const weakest of [0, 0.4, 0.6, 1]) {
        for (const policy of [{}, { mrzConfidence: 0 }, { mrzConfidence: 1 }, { mrzWeakest: 0 }]) {
          const limits = thresholdsOf(DOCUMENT_THRESHOLDS, policy);
          const result = judged({ mrz: zone(wrongDigit, { confidence, weakest }), facts: { limits } });
          expect(result.outcome).toBe("issue");
        }
      }
    }
  });
});

describe("the record", () => {
  test("each difference is a discrepancy to resolve", () => {
    const record = {
      firstName: "Peter",
      lastName: "Wagner",
      dateOfBirth: "1990-01-01",
      gender: "female",
      nationality: "FR",
    };
    expect(judged({ record }).discrepancies).toEqual([
      { field: "first_name", recordValue: "Peter", documentValue: "JOHN" },
      { field: "last_name", recordValue: "Wagner", documentValue: "DOE" },
      { field: "date_of_birth", recordValue: "1990-01-01", documentValue: "1985-05-15" },
      { field: "gender", recordValue: "female", documentValue: "male" },
      { field: "nationality", recordValue: "FR", documentValue: "GB" },
    ]);
  });

  test("alpha-3 and alpha-2 are one country; what the record lacks is not a difference", () => {
    expect(judged({ record: { nationality: "GBR" } }).outcome).toBe("clear");
    const bare = { dateOfBirth: null, gender: null, nationality: null };
    expect(judged({ record: bare }).outcome).toBe("clear");
  });

  test("clientDataValidation false leaves it out and says so", () => {
    const options = documentOptions({ clientDataValidation: false });
    const result = judged({ record: { lastName: "Wagner" }, facts: { options } });
    expect(result).toMatchObject({ outcome: "clear", discrepancies: [] });
    expect(result.evidence.dataConsistency?.reason).toContain("Not compared with the record.");
  });
});

describe("what was not assessed", () => {
  const options = documentOptions({ analysisCoverage: ["mrz_analysis", "consistency_analysis"] });

  test("says so, and does not lower the check unless the tenant demands it", () => {
    const change = { facts: { options } };
    expect(judged(change)).toMatchObject({
      outcome: "clear",
      breakdown: { visualAuthenticity: "not_assessed" },
    });
    expect(judged(change, ["visualAuthenticity"])).toMatchObject({
      ...{ outcome: "consider", failureReason: "manual_review_required" },
      failureDetails: "Not assessed although required: visualAuthenticity.",
    });
  });

  test("no portrait looked for: authenticity is not assessed", () => {
    expect(judged({ facts: { portrait: null } }).breakdown.visualAuthenticity).toBe("not_assessed");
  });
});

test("the same measurements give the same verdict", () => {
  const stored = JSON.parse(JSON.stringify(judged({ record: { lastName: "Doen" } })));
  const { reading, portrait, options, record, judged_on: today } = stored.details.measurements;
  const again = judgeDocument(
    { reading, portrait, options, record, today, limits: stored.engine.thresholds },
    [],
  );
  expect(JSON.parse(JSON.stringify(again))).toEqual(stored);
});
