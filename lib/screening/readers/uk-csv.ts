import { type CsvRow, columnsOf, csvRows } from "./csv-rows";
import { GroupedRows } from "./grouped-rows";
import { listedCountries } from "./listed-country";
import { listedDates } from "./listed-dates";
import { genderOf, joined, named, type Reader, wrongFile } from "./reader";

/** The two published layouts: OFSI's consolidated list (ConList.csv) and the UK Sanctions List, which follows it. */
const LAYOUTS = [
  {
    needs: ["Name 6", "Group Type", "Alias Type", "Group ID"],
    ...{
      id: "Group ID",
      type: "Group Type",
      alias: "Alias Type",
      quality: "Alias Quality",
      regime: "Regime",
    },
    ...{ birth: "DOB", nationality: "Nationality", script: "Name Non-Latin Script", address: "Country" },
  },
  {
    needs: ["Name 6", "Unique ID", "Designation Type", "Name type"],
    ...{ id: "Unique ID", type: "Designation Type", alias: "Name type", quality: "Alias strength" },
    ...{ birth: "D.O.B", nationality: "Nationality(/ies)", script: "Name non-latin script" },
    ...{ address: "Address Country", regime: "Regime Name" },
  },
] as const;
type Layout = (typeof LAYOUTS)[number];
const NAMES = ["Name 1", "Name 2", "Name 3", "Name 4", "Name 5", "Name 6"];

/** United Kingdom: ConList.csv of OFSI or UK-Sanctions-List.csv; a line with the date, then the header. */
export const ukCsv: Reader = {
  format: "uk-csv",
  version: 1,
  title: "UK consolidated list: OFSI ConList.csv or UK-Sanctions-List.csv",
  async *read([file]) {
    if (!file) throw wrongFile("there is none.");
    const entries = new GroupedRows();
    let layout: Layout | undefined;
    let columns: ReturnType<typeof columnsOf> | undefined;
    let before = 0;
    let width = 0;
    let last = 0;
    // The first line has two columns, the rest has the header's.
    for await (const row of csvRows(file, { width: null })) {
      if (!columns || !layout) {
        const found = columnsOf(row.cells);
        layout = LAYOUTS.find(({ needs }) => found.has(...needs));
        if (layout) [columns, width] = [found, row.cells.length];
        else if (before === 0) {
          const at = /(\d{2}[/-]\w{2,3}[/-]\d{4})/.exec(row.cells.join(" "))?.[1];
          if (at) yield { is: "published", at };
        }
        before += 1;
        if (before > 2 && !columns) break;
        continue;
      }
      last = row.cells.length;
      yield* takeRow(entries, row, columns, layout, width);
    }
    if (!columns) throw wrongFile("its header is neither OFSI's nor that of the UK Sanctions List.");
    if (last > 0 && last !== width) throw wrongFile("its last row is cut off.");
    yield* entries.items(["sanction"]);
  },
};

function* takeRow(
  entries: GroupedRows,
  row: CsvRow,
  columns: ReturnType<typeof columnsOf>,
  layout: Layout,
  width: number,
) {
  const cell = (name: string) => columns.cell(row, name);
  const id = cell(layout.id);
  const type = cell(layout.type).toLowerCase();
  if (row.cells.length !== width || id === "") {
    yield { is: "broken", problem: "another number of columns, or no id" } as const;
    return;
  }
  if (type === "ship" || type === "vessel") {
    yield { is: "skipped" } as const;
    return;
  }
  const kind = cell(layout.alias).toLowerCase();
  const isWeak = /low|weak/i.test(cell(layout.quality));
  const as = kind.startsWith("primary")
    ? "primary"
    : /^f/.test(kind)
      ? "previous"
      : isWeak
        ? "weak"
        : "alias";
  entries.add(id, {
    kind: type === "individual" ? "person" : "organization",
    names: [named(joined(...NAMES.map(cell)), as), named(cell(layout.script), "alias")],
    birthDates: cell(layout.birth)
      .split(/;|\(\d+\)/)
      .flatMap((text) => listedDates(text.replace(/\.\s*$/, ""))),
    countries: [layout.nationality, "Country of Birth", layout.address].flatMap((name) =>
      listedCountries(cell(name)),
    ),
    gender: genderOf(cell("Gender")),
    programs: [cell(layout.regime)],
    position: cell("Position") || null,
  });
}
