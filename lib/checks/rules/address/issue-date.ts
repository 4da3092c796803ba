import { type DayOrder, findDates } from "../../dates/find-dates";
import type { AddressLine } from "../../engine/address/address-reading";
import { areAbove, type Row, rowsOf } from "./rows";

/** What stands before a date, from "this is the day it was issued" to "this is some other day". */
type Label = "issue" | "date" | "none" | "other";

export type IssueDate = {
  /** ISO day. */
  day: string;
  /** The other way to read it; null: there is none. */
  other: string | null;
  label: Label;
  line: AddressLine;
};

// Compared without marks, in lower case.
const ISSUE =
  /\b(date of issue|issued?( date| on)?|date issued|(statement|bill|billing|invoice|letter|notice) date|date of (the |this )?(letter|bill|statement|invoice)|dated|rechnungsdatum|ausstellungsdatum|ausgestellt( am)?|belegdatum|briefdatum|erstellt am|kontoauszug (vom|per)|rechnung vom|date d ?emission|emise? le|date (de )?(la )?facture|facture du|date du releve|etabli le|edite le|fecha de (emision|expedicion|(la )?factura)|emitid[oa]( el)?|expedid[oa]( el)?)\W*$/;
const DATE = /\b(date|datum|fecha|den|le|el|a)\W*$/;
const OTHER =
  /\b(due|payable|pay|payment|paid|debit|fallig\w*|faellig\w*|zahlbar|zahlung\w*|abbuchung\w*|lastschrift\w*|echeance|paiement|payer|preleve\w*|vencimiento|vence|pago|cargo|birth|born|dob|geb\w*|naissance|nee?|nacimiento|nacid[oa]|valid|gultig\w*|gueltig\w*|valable|valid[oa]|expir\w*|ablauf\w*|period\w*|zeitraum|abrechnungszeitraum|periode|from|to|von|vom|bis|until|till|through|du|au|desde|hasta|al|next|previous|last|nachste\w*|naechste\w*|vorherig\w*|letzte\w*|prochain\w*|dernier\w*|proxim[oa]|anterior|reading|ablesung|ablesedatum|releve le|lectura|since|seit|ab|depuis|contract\w*|vertrag\w*|contrat\w*|start|beginn|delivery|lieferung\w*|order)\W*(date|datum|fecha|am|on|by|le|el|de)?\W*$/;
const BETWEEN = /^\W*(-|–|to|bis|au|al|a|until|through|hasta)?\W*$/;
const RANK: readonly Label[] = ["issue", "date", "none", "other"];

const plain = (text: string) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’']/g, " ").toLowerCase();

function labelOf(before: string): Label {
  const words = plain(before).slice(-80);
  if (ISSUE.test(words)) return "issue";
  if (OTHER.test(words)) return "other";
  return DATE.test(words) ? "date" : "none";
}

/**
 * The day a document says it was issued: of all dates on it the one whose label says so, else one called a date,
 * else the first that no label gives another meaning. Null: none is left.
 */
export function findIssueDate(lines: readonly AddressLine[], order: DayOrder): IssueDate | null {
  const rows = rowsOf(lines);
  const settled = settledOrder(rows, order);
  const all = rows.flatMap((row, i) => datesOf(row, rows.slice(Math.max(0, i - 2), i).reverse(), settled));
  const usable = all.filter((date) => date.label !== "other");
  return usable.sort((a, b) => RANK.indexOf(a.label) - RANK.indexOf(b.label))[0] ?? null;
}

/** A date such as 25/03/2026 elsewhere on the document tells in which order it writes the others. */
function settledOrder(rows: Row[], order: DayOrder): DayOrder {
  const certain = rows
    .flatMap((row) => [
      ...row.text.slice(0, 1_000).matchAll(/(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)?\d\d(?!\d)/g),
    ])
    .map((m) => [Number(m[1]), Number(m[2])] as const);
  if (certain.some(([first]) => first > 12)) return "dmy";
  return certain.some(([, second]) => second > 12) ? "mdy" : order;
}

function datesOf(row: Row, above: Row[], order: DayOrder): IssueDate[] {
  return row.lines.flatMap((line, column) => {
    const dates = findDates(line.text, order);
    return dates.map((date, i): IssueDate => {
      const previous = dates[i - 1];
      const next = dates[i + 1];
      const before = line.text.slice(previous ? previous.at + previous.text.length : 0, date.at);
      const after = line.text.slice(date.at + date.text.length, next?.at);
      const isPeriod = (previous && BETWEEN.test(plain(before))) || (next && BETWEEN.test(plain(after)));
      const left = row.lines[column - 1]?.text ?? "";
      const over = above.flatMap((r) => r.lines.filter((upper) => areAbove(upper, line))).map((l) => l.text);
      // Beside or above, a label is a label only if it holds no date itself.
      const nearby = [before, ...[left, ...over].filter((text) => findDates(text, order).length === 0)];
      const label = isPeriod ? "other" : (nearby.map(labelOf).find((l) => l !== "none") ?? "none");
      return { day: date.day, other: date.other ?? null, label, line };
    });
  });
}
