import { describe, expect, test } from "vitest";
import { FAILURE_REASONS } from "../verification/outcome";
import { allReasons, REASON_LANGUAGES, reasonLanguage, reasonText } from "./failure-reasons";

describe.each(REASON_LANGUAGES)("%s", (language) => {
  test("every reason has both texts", () => {
    expect(allReasons(language).map((r) => r.reason)).toEqual(FAILURE_REASONS);
    for (const { applicant, operator } of allReasons(language)) {
      expect(applicant).toMatch(/^\S.+[.]$/u);
      expect(operator).toMatch(/^\S.+[.]$/u);
    }
  });

  test("an applicant cannot tell fraud reasons apart, by any byte, and no other reason reads like them", () => {
    const bytes = (reason: (typeof FAILURE_REASONS)[number]) =>
      Buffer.from(reasonText(reason, language).applicant).toString("hex");
    const shared = bytes("document_fake");
    const same = FAILURE_REASONS.filter((reason) => bytes(reason) === shared);
    expect(same).toEqual(["document_fake", "liveness_failed", "sanctions_match"]);
    const operators = new Set(allReasons(language).map((r) => r.operator));
    expect(operators.size).toBe(FAILURE_REASONS.length);
  });
});

test("languages by their tags", () => {
  expect(["de", "DE-ch", "fr_CA", "ar", "xx", "", "english"].map(reasonLanguage)).toEqual([
    "de",
    "de",
    "fr",
    "ar",
    null,
    null,
    null,
  ]);
});
