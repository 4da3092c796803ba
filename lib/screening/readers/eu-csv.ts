import { columnsOf, csvRows } from "./csv-rows";
import { GroupedRows } from "./grouped-rows";
import { listedCountries } from "./listed-country";
import { dated, listedDates } from "./listed-dates";
import { genderOf, joined, named, type Reader, wrongFile } from "./reader";

const COLUMNS = [
  "fileGenerationDate",
  "Entity_LogicalId",
  "Entity_SubjectType_ClassificationCode",
  "NameAlias_WholeName",
];

/** European Union, consolidated financial sanctions list, CSV 1.1 (semicolons; a row for every name, date and address). */
export const euCsv: Reader = {
  format: "eu-csv",
  version: 1,
  title: "EU consolidated financial sanctions list, CSV 1.1",
  async *read([file]) {
    if (!file) throw wrongFile("there is none.");
    let columns: ReturnType<typeof columnsOf> | undefined;
    let published = false;
    const entries = new GroupedRows();
    for await (const row of csvRows(file, { delimiter: ";" })) {
      if (!columns) {
        columns = columnsOf(row.cells);
        if (!columns.has(...COLUMNS)) throw wrongFile("its first row is not that of the EU's CSV 1.1.");
        continue;
      }
      const cell = (name: string) => columns?.cell(row, name) ?? "";
      const id = cell("Entity_LogicalId");
      if (!published) yield { is: "published", at: cell("fileGenerationDate") };
      published = true;
      if (!row.isWhole || id === "") {
        yield { is: "broken", problem: "not a row of the EU's CSV 1.1" };
        continue;
      }
      const day = listedDates(cell("BirthDate_BirthDate"));
      const parts = dated(cell("BirthDate_Year"), cell("BirthDate_Month"), cell("BirthDate_Day"));
      const name =
        cell("NameAlias_WholeName") ||
        joined(cell("NameAlias_FirstName"), cell("NameAlias_MiddleName"), cell("NameAlias_LastName"));
      entries.add(id, {
        kind: /^p/i.test(cell("Entity_SubjectType_ClassificationCode")) ? "person" : "organization",
        names: [named(name, "alias")],
        birthDates: day.length > 0 ? day : parts,
        countries: [
          "Citizenship_CountryIso2Code",
          "BirthDate_CountryIso2Code",
          "Address_CountryIso2Code",
        ].flatMap((column) => listedCountries(cell(column))),
        gender: genderOf(cell("NameAlias_Gender")),
        programs: [cell("Entity_Regulation_Programme")],
        position: cell("NameAlias_Function") || null,
      });
    }
    if (!columns) throw wrongFile("it is empty.");
    yield* entries.items(["sanction"]);
  },
};
