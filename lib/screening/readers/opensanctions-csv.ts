import { columnsOf, csvRows } from "./csv-rows";
import { listedCountries } from "./listed-country";
import { listedDates } from "./listed-dates";
import { entityKind } from "./opensanctions-schema";
import { entryItem, named, type Reader, wrongFile } from "./reader";

const COLUMNS = ["id", "schema", "name", "aliases", "birth_date", "countries", "dataset"];
const split = (cell: string) => cell.split(";").map((part) => part.trim());

/** What a row says of its topics; the format has no column for them. */
function topicsOf(sanctions: string, dataset: string, otherwise: readonly string[]): string[] {
  const topics = new Set<string>();
  if (sanctions !== "") topics.add("sanction");
  if (/\bPEPs?\b|politically exposed|members? of parliament|parliament/i.test(dataset))
    topics.add("role.pep");
  if (/\binterpol\b|most wanted|wanted persons?/i.test(dataset)) topics.add("wanted");
  return topics.size > 0 ? [...topics] : [...otherwise];
}

/** OpenSanctions, `targets.simple.csv` (opensanctions.org/docs/bulk/csv). */
export const opensanctionsCsv: Reader = {
  format: "opensanctions-csv",
  version: 1,
  title: "OpenSanctions targets.simple.csv",
  async *read([file], { topics }) {
    if (!file) throw wrongFile("there is none.");
    let columns: ReturnType<typeof columnsOf> | undefined;
    for await (const row of csvRows(file)) {
      if (!columns) {
        columns = columnsOf(row.cells);
        if (!columns.has(...COLUMNS)) throw wrongFile("its first row is not that of targets.simple.csv.");
        continue;
      }
      const cell = (name: string) => columns?.cell(row, name) ?? "";
      const kind = entityKind(cell("schema"));
      if (!row.isWhole) yield { is: "broken", problem: "another number of columns" };
      else if (!kind) yield { is: "skipped" };
      else {
        yield entryItem(cell("id"), {
          kind,
          names: [named(cell("name")), ...split(cell("aliases")).map((name) => named(name, "alias"))],
          birthDates: split(cell("birth_date")).flatMap(listedDates),
          countries: listedCountries(cell("countries")),
          topics: topicsOf(cell("sanctions"), cell("dataset"), topics),
          programs: split(cell("program_ids")),
        });
      }
    }
    if (!columns) throw wrongFile("it is empty.");
  },
};
