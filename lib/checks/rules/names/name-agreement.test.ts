import { describe, expect, test } from "vitest";
import { type Agreement, compareNames, type NameNote } from "./name-agreement";
import { spellings } from "./spellings";

type Case = [
  record: [string | null, string | null],
  document: [string | null, string | null],
  overall: Agreement,
  note?: NameNote,
];

const CASES: Case[] = [
  [["Anna Maria", "Eriksson"], ["ANNA MARIA", "ERIKSSON"], "same"],
  [["Jürgen", "Müller"], ["JUERGEN", "MUELLER"], "same", "transliterated"],
  [["Jürgen", "Müller"], ["JURGEN", "MULLER"], "same"],
  [["Søren", "Ægidius"], ["SOEREN", "AEGIDIUS"], "same"],
  [["Åse", "Groß"], ["AASE", "GROSS"], "same"],
  [["Þóra", "Guðmundsdóttir"], ["THORA", "GUDMUNDSDOTTIR"], "same"],
  [["Íñigo", "Núñez"], ["INIGO", "NUNXXEZ"], "same"],
  [["Дмитрий", "Щербаков"], ["DMITRII", "SHCHERBAKOV"], "same"],
  [["Юлия", "Цой"], ["YULIYA", "TSOY"], "same"],
  [["Олександр", "Гриценко"], ["OLEKSANDR", "HRYTSENKO"], "same"],
  [["Γεώργιος", "Παπαδόπουλος"], ["GEORGIOS", "PAPADOPOULOS"], "same"],
  [["محمد", "حسن"], ["MOHAMMED", "HASSAN"], "similar", "spelling"],
  [["Jean-Luc", "O'Brien"], ["JEAN LUC", "OBRIEN"], "same"],
  [["Mary Ann", "Smith"], ["MARYANN", "SMITH"], "same", "joined"],
  [["Maryann", "MacDonald"], ["MARY ANN", "MAC DONALD"], "same", "joined"],
  [["John", "Smith"], ["JOHN PAUL", "SMITH"], "compatible", "middle_names"],
  [["John Paul", "Smith"], ["JOHN", "SMITH"], "compatible", "middle_names"],
  [["John P.", "Smith"], ["JOHN PAUL", "SMITH"], "compatible", "initials"],
  [["John Paul", "Smith"], ["PAUL", "SMITH"], "similar", "middle_names"],
  [["John Paul", "Smith"], ["JOHN PETER", "SMITH"], "similar", "middle_names"],
  [["John", "Smith"], ["PETER", "SMITH"], "different"],
  [["Eriksson", "Anna"], ["ANNA", "ERIKSSON"], "compatible", "order"],
  [["Van Anh", "Nguyen"], ["ANH", "NGUYEN VAN"], "compatible", "order"],
  [["Suharto", "Suharto"], [null, "SUHARTO"], "compatible", "one_name_only"],
  [["Anna", "Eriksson"], [null, "ANNA ERIKSSON"], "compatible", "one_name_only"],
  [["Maria", "García López"], ["MARIA", "GARCIA"], "similar", "part_of_surname"],
  [["Maria", "García López"], ["MARIA", "GARCIA PEREZ"], "different"],
  [["Dr. Hans", "Meier"], ["HANS", "MEIER"], "same"],
  [["Hans", "Meier Jr."], ["HANS", "MEIER"], "same"],
  [["Hans", "Meier"], ["HANS", "MEIERS"], "similar", "spelling"],
  [["Katherine", "Jones"], ["KATHERINA", "JONES"], "similar", "spelling"],
  [["Anna", "Schmidt"], ["ANNA", "WAGNER"], "different"],
  [["Anna", "Schmidt"], ["PETRA", "WAGNER"], "different"],
  [["J", "Smith"], ["JOHN", "SMITH"], "compatible", "initials"],
  [["John", "S"], ["JOHN", "SMITH"], "different"],
  [["小明", "王"], ["XIAOMING", "WANG"], "not_comparable", "script"],
  [[null, "Smith"], ["JOHN", "SMITH"], "not_comparable"],
  [[null, null], ["JOHN", "SMITH"], "not_comparable"],
];

test.each(CASES)("%j against %j is %s", (record, document, overall, note) => {
  const [given, family] = record;
  const [theirGiven, theirFamily] = document;
  const found = compareNames({ given, family }, { given: theirGiven, family: theirFamily });
  expect(found.overall).toBe(overall);
  if (note) expect(found.notes).toContain(note);
});

describe("a field too short for the whole name", () => {
  const record = { given: "Wolfgang Maximilian Theodor", family: "von Hohenlohe-Schillingsfürst" };

  test("cut words and lost words count as the same person's only when the field was full", () => {
    const cut = { given: "WOLFGANG MAX", family: "VON HOHENLOHE SCHILLINGSFUERST" };
    expect(compareNames(record, cut, true)).toMatchObject({
      overall: "compatible",
      notes: expect.arrayContaining(["truncated"]),
    });
    expect(compareNames(record, cut, false).overall).toBe("similar");
  });

  test("another name is not excused by it", () => {
    expect(compareNames(record, { given: "PETER", family: "VON HOHENLOHE" }, true).overall).toBe("different");
  });
});

test("spellings: the recommended one first, bounded, none for a script without a table", () => {
  expect(spellings("Müller")).toEqual(["MUELLER", "MULLER", "MUXXLLER"]);
  expect(spellings("straße")).toEqual(["STRASSE"]);
  expect(spellings("Ää".repeat(20)).length).toBeLessThanOrEqual(48);
  expect(spellings("王")).toEqual([]);
  expect(spellings("'")).toEqual([]);
});

test("a name agrees with itself in every script that has a table, and nothing agrees with no name", () => {
  for (const [given, family] of CASES.map(([record]) => record)) {
    const overall = compareNames({ given, family }, { given, family }).overall;
    expect(["same", "not_comparable"]).toContain(overall);
    if (given && family)
      expect(compareNames({ given: null, family: null }, { given, family }).overall).toBe("not_comparable");
  }
});
