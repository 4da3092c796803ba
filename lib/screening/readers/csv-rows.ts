import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { type OpenedText, wrongFile } from "./reader";

/** A row by its column's name, or a row that has another number of columns than the header. */
export type CsvRow = { cells: string[]; isWhole: boolean };

const LONGEST_ROW = 2_000_000;

/**
 * The rows of a CSV file, the first included. A file that ends within quotes, or whose last row is short, was cut
 * off and is refused.
 * @param options.width columns a row must have; left out: as many as the first row has; null: any number
 */
export async function* csvRows(
  file: OpenedText,
  options: { delimiter?: string; width?: number | null } = {},
): AsyncGenerator<CsvRow, void> {
  const parser = parse({
    delimiter: options.delimiter ?? ",",
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const source = Readable.from(withoutEndMark(file));
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let width = options.width;
  let last: CsvRow | undefined;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (width === undefined) width = cells.length;
      if (last) yield last;
      last = { cells, isWhole: width === null || cells.length === width };
    }
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "CSV_QUOTE_NOT_CLOSED") throw wrongFile("it ends in the middle of a row.");
    if (code?.startsWith("CSV_")) throw wrongFile("it cannot be read as CSV.");
    throw error;
  }
  if (last && !last.isWhole) throw wrongFile("its last row is cut off.");
  if (last) yield last;
}

/** The text without the CP/M end-of-file mark that OFAC ends its files with. */
async function* withoutEndMark(file: OpenedText): AsyncGenerator<string, void> {
  for await (const piece of file.text()) yield piece.replaceAll("\u001a", "");
}

/** Looks cells up by the header's names, whatever their case. */
export function columnsOf(header: string[]) {
  const places = new Map(header.map((name, i) => [name.trim().toLowerCase(), i]));
  return {
    has: (...names: string[]) => names.every((name) => places.has(name.toLowerCase())),
    cell: (row: CsvRow, name: string): string => {
      const place = places.get(name.toLowerCase());
      return place === undefined ? "" : (row.cells[place]?.trim() ?? "");
    },
  };
}
