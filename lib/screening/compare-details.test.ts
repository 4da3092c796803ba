import { expect, test } from "vitest";
import { compareBirthDates, compareCountries, compareGenders, evidenceOf } from "./compare-details";

test.each([
  ["1970-03-05", ["1970-03-05"], "full"],
  ["1970-03-05", ["1968", "1970-03-05"], "full"],
  ["1970-03-05", ["1970"], "year"],
  ["1970-03-05", ["1970-03"], "year"],
  ["1970-03-05", ["1970-01-01"], "year"],
  ["1970-03-05", ["1970-05-03"], "swapped"],
  ["1970-03-05", ["1970-03-06"], "close"],
  ["1970-03-05", ["1971"], "close"],
  ["1970-03-05", ["1973"], "disagrees"],
  ["1970-03-05", ["1946-03-05"], "disagrees"],
  ["1970-03-05", ["1970-08-19"], "disagrees"],
  ["1970-03-05", [], "unknown"],
  [null, ["1970"], "unknown"],
])("born %s, listed %j: %s", (given, listed, agreement) => {
  expect(compareBirthDates(given, listed).agreement).toBe(agreement);
});

const birth = {
  agree: compareBirthDates("1970-03-05", ["1970"]),
  not: compareBirthDates("1970-03-05", ["1940"]),
};
const none = compareBirthDates(null, []);
const country = { agree: compareCountries(["GB", "FR"], ["FR"]), not: compareCountries(["GB"], ["FR"]) };
const unknown = compareCountries([], ["FR"]);
const anybody = compareGenders("male", null);

test.each([
  [birth.agree, country.agree, anybody, "birth_date_and_country_agree"],
  [birth.agree, unknown, anybody, "birth_date_agrees"],
  [birth.agree, country.not, anybody, "mixed"],
  [none, country.agree, anybody, "country_agrees"],
  [none, unknown, anybody, "nothing_else_known"],
  [none, country.not, anybody, "disagrees"],
  [birth.not, country.agree, anybody, "disagrees"],
  [birth.agree, country.agree, compareGenders("male", "female"), "disagrees"],
])("evidence %#", (b, c, g, expected) => {
  expect(evidenceOf(b, c, g)).toBe(expected);
});
