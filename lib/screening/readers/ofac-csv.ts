import { type CsvRow, csvRows } from "./csv-rows";
import { listedCountries } from "./listed-country";
import { listedDates, yearsBetween } from "./listed-dates";
import { entryItem, genderOf, named, type OpenedText, type Reader, wrongFile } from "./reader";

const SDN_COLUMNS = 12;
const ALT_COLUMNS = 5;
const ADD_COLUMNS = 6;

/** A cell; OFAC writes -0- for nothing. */
const cell = (row: CsvRow, at: number) => {
  const text = row.cells[at]?.trim() ?? "";
  return text === "-0-" ? "" : text;
};

/** "LAST, First Middle" in reading order. */
export const inReadingOrder = (name: string): string => {
  const comma = name.indexOf(",");
  return comma < 0 ? name : `${name.slice(comma + 1)} ${name.slice(0, comma)}`;
};

/** What the remarks say in their fixed words: "DOB 05 Mar 1970; alt. DOB 1971; POB Mosul, Iraq; nationality Iraq; Gender Male". */
function fromRemarks(remarks: string) {
  const parts = remarks.split(/;\s*/).map((part) => part.replace(/\.$/, "").trim());
  const after = (pattern: RegExp) => parts.flatMap((part) => pattern.exec(part)?.[1] ?? []);
  const births = after(/^(?:alt\. )?DOB (.+)$/i);
  return {
    birthDates: births.flatMap((text) => {
      const range = /(\d{4}) to (?:.* )?(\d{4})/.exec(text);
      return range ? yearsBetween(Number(range[1]), Number(range[2])) : listedDates(text);
    }),
    countries: [
      ...after(/^(?:alt\. )?(?:nationality|citizen) (.+)$/i),
      ...after(/^(?:alt\. )?POB (?:.*,)?\s*([^,]+)$/i),
    ].flatMap(listedCountries),
    gender: genderOf(after(/^Gender (.+)$/i)[0]),
  };
}

type Beside = Map<string, string[]>;

async function* rowsBeside(file: OpenedText | undefined, width: number): AsyncGenerator<CsvRow, void> {
  if (file) yield* csvRows(file, { width });
}

/** OFAC, `sdn.csv` with `alt.csv` and `add.csv` beside it (ofac.treasury.gov, "SDN data formats": no header row). */
export const ofacCsv: Reader = {
  format: "ofac-csv",
  version: 1,
  title: "OFAC sdn.csv, with alt.csv and add.csv beside it",
  companions: (name) =>
    /sdn/i.test(name) ? [name.replace(/sdn/i, "alt"), name.replace(/sdn/i, "add")] : ["alt.csv", "add.csv"],
  async *read(files) {
    const find = (word: string) => files.slice(1).find((file) => file.name.toLowerCase().includes(word));
    const [aliases, countries]: [Map<string, { name: string; kind: string }[]>, Beside] = [
      new Map(),
      new Map(),
    ];
    for await (const row of rowsBeside(find("alt"), ALT_COLUMNS)) {
      const id = cell(row, 0);
      const known = aliases.get(id) ?? [];
      known.push({ name: cell(row, 3), kind: cell(row, 2).toLowerCase() });
      aliases.set(id, known);
    }
    for await (const row of rowsBeside(find("add"), ADD_COLUMNS)) {
      const id = cell(row, 0);
      countries.set(id, [...(countries.get(id) ?? []), ...listedCountries(cell(row, 4))]);
    }
    const [file] = files;
    if (!file) throw wrongFile("there is none.");
    let isFirst = true;
    for await (const row of csvRows(file, { width: SDN_COLUMNS })) {
      const id = cell(row, 0);
      const isUsual = row.isWhole && /^\d+$/.test(id);
      if (isFirst && !isUsual)
        throw wrongFile("its rows are not those of sdn.csv (12 columns, a number first).");
      isFirst = false;
      const type = cell(row, 2).toLowerCase();
      if (!isUsual) yield { is: "broken", problem: "not a row of sdn.csv" };
      else if (type === "vessel" || type === "aircraft") yield { is: "skipped" };
      else {
        const isPerson = type === "individual";
        const order = (name: string) => (isPerson ? inReadingOrder(name) : name);
        const remarks = fromRemarks(cell(row, 11));
        yield entryItem(id, {
          kind: isPerson ? "person" : "organization",
          names: [
            named(order(cell(row, 1))),
            ...(aliases.get(id) ?? []).map(({ name, kind }) =>
              named(order(name), kind.startsWith("fka") ? "previous" : "alias"),
            ),
          ],
          ...remarks,
          countries: [...remarks.countries, ...(countries.get(id) ?? [])],
          topics: ["sanction"],
          programs: cell(row, 3)
            .split(/[[\];]/)
            .map((program) => program.trim()),
          position: cell(row, 4),
        });
      }
    }
    if (isFirst) throw wrongFile("it is empty.");
  },
};
