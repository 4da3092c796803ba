import { expect, test } from "vitest";
import type { CheckInput } from "../../provider";
import { screeningCheck } from "./screening-check";

const found = {
  fields: { name: "Jane Roe", kind: "person", birthDate: null, countries: [], gender: null },
  ...{ kind: "sanctions", listVersions: { list: 1 }, algorithm: "names/1", threshold: 0.8 },
  ...{ candidates: 25_000, bestScore: 0.7, hits: [], isCut: false },
};
const check = (isCut: boolean) =>
  screeningCheck({ screen: async () => ({ ...found, isCut }) } as unknown as CheckInput, "aml_check");

test("nothing found is clear only when everything that could be a hit was looked at", async () => {
  expect(await check(false)).toMatchObject({ outcome: "clear", breakdown: { sanctionsLists: "clear" } });
  const cut = await check(true);
  expect(cut).toMatchObject({ outcome: "consider", breakdown: { sanctionsLists: "consider" } });
  expect(cut.evidence.sanctionsLists?.method).toContain("left out");
});
