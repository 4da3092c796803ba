import { findDates } from "../../dates/find-dates";
import type { TextLine } from "../text/text-line";
import type { DocumentStep, MrzReading, VisualField, VisualZone, VisualZoneField } from "./document-reading";
import { labelOf } from "./visual-labels";

/** Lines in the order of reading, as `down` and `along` the text: the same whichever way the picture is turned. */
export type PlacedLine = TextLine & {
  along: number;
  down: number;
  length: number;
  height: number;
  step: DocumentStep;
};

/**
 * Values beside or under their labels; then what the lines say by themselves, told by the MRZ (a third date is the
 * day of issue). What stands nowhere is left out.
 */
export function visualZone(lines: readonly PlacedLine[], mrz: MrzReading | null): VisualZone {
  const fields: VisualZone["fields"] = {};
  const used = new Set<PlacedLine>();
  const labels = lines.map((line) => ({ line, field: labelOf(line.text) }));
  const take = (field: VisualZoneField, value: string | null, line: PlacedLine) => {
    if (value === null || value === "" || fields[field]) return;
    fields[field] = fieldFrom(value, line);
    used.add(line);
  };
  for (const { line, field } of labels) {
    if (!field) continue;
    const candidates = labels.filter((one) => one.line !== line && one.field === null && !used.has(one.line));
    const value = valueNear(
      line,
      candidates.map((one) => one.line),
      field,
    );
    if (value) take(field, readAs(field, value.text), value);
  }
  for (const line of lines) fromMrz(line, mrz, (field, value) => take(field, value, line));
  issueDate(lines, mrz, fields);
  return {
    fields,
    lines: lines.map(({ text, confidence, box, step }) => ({ text, confidence, box, step })),
  };
}

const fieldFrom = (value: string, { confidence, box, step }: PlacedLine): VisualField => ({
  ...{ value, confidence, box, step },
});

/** The nearest line under a label (or right of it) that can be such a value. */
function valueNear(
  label: PlacedLine,
  lines: readonly PlacedLine[],
  field: VisualZoneField,
): PlacedLine | null {
  let best: { line: PlacedLine; distance: number } | null = null;
  for (const line of lines) {
    if (line.step !== label.step || readAs(field, line.text) === null) continue;
    const down = line.down - label.down;
    const height = Math.max(label.height, line.height);
    const overlaps =
      line.along < label.along + label.length && line.along + line.length > label.along - 0.5 * height;
    const under = down > 0.4 * height && down < 2.6 * height && overlaps;
    const gap = line.along - (label.along + label.length);
    const beside = Math.abs(down) < 0.5 * height && gap > -0.5 * height && gap < 8 * height;
    if (!under && !beside) continue;
    const distance = under ? down + Math.abs(line.along - label.along) * 0.2 : gap + height;
    if (!best || distance < best.distance) best = { line, distance };
  }
  return best?.line ?? null;
}

/** The value as it is kept, or null where the text cannot be one. */
function readAs(field: VisualZoneField, text: string): string | null {
  if (field.endsWith("_date") || field === "date_of_birth") return dayOf(text, field);
  if (field === "gender") {
    const [letter] = text.trim().match(/^[MFKVW](?=$|[\s/])/i) ?? [];
    return letter ? (/[M]/i.test(letter) ? "male" : "female") : null;
  }
  if (field === "document_number") {
    const number = text.replace(/[\s.-]/g, "").toUpperCase();
    return /^(?=.*\d)[A-Z0-9]{5,14}$/.test(number) ? number : null;
  }
  if (field === "nationality") return /^[\p{L} /.'-]{3,40}$/u.test(text) ? text : null;
  if (field === "first_name" || field === "last_name") {
    return /^[\p{L}][\p{L} .,'’<-]{1,50}$/u.test(text) && !/specimen only/i.test(text) ? text : null;
  }
  return text.length >= 3 && /\p{L}/u.test(text) && dayOf(text, "issue_date") === null ? text : null;
}

/** 07 JUN/JUIN 84 and the like, besides what findDates knows. */
function dayOf(text: string, field: VisualZoneField): string | null {
  const spaced = text
    .replace(/(\d{1,2})\s*([A-Za-z]{3,9})\.?\s*\/\s*[\p{L}]{3,9}\.?\s*/u, "$1 $2 ")
    .replace(/(\d{1,2})\s*([A-Za-z]{3,9})\.?\s*(\d{4}|\d{2})\b/, (_, day, month, year: string) => {
      const full = year.length === 4 ? year : `${centuryOf(Number(year), field)}`;
      return `${day} ${month} ${full}`;
    })
    .replace(/\b(\d{1,2})\s(\d{1,2})\s((?:19|20)\d\d)\b/, "$1.$2.$3");
  return findDates(spaced, "dmy")[0]?.day ?? null;
}

function centuryOf(year: number, field: VisualZoneField): number {
  const thisYear = new Date().getUTCFullYear();
  const latest = field === "expiry_date" ? thisYear + 30 : thisYear;
  return 2000 + year > latest ? 1900 + year : 2000 + year;
}

const letters = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");

/** A line that says what the MRZ says is that field, where no label told of it. */
function fromMrz(
  line: PlacedLine,
  mrz: MrzReading | null,
  take: (field: VisualZoneField, value: string) => void,
): void {
  if (!mrz) return;
  const said = letters(line.text);
  const { lastName, firstName, documentNumber, dateOfBirth, expiryDate } = mrz.fields;
  if (said !== "" && said === letters(lastName)) take("last_name", line.text);
  else if (said !== "" && said === letters(firstName)) take("first_name", line.text);
  else if (said !== "" && said === letters(documentNumber)) take("document_number", said);
  const day = dayOf(line.text, "expiry_date");
  const born = dayOf(line.text, "date_of_birth");
  if (born !== null && born === dateOfBirth.iso) take("date_of_birth", born);
  else if (day !== null && day === expiryDate.iso) take("expiry_date", day);
}

/** The latest day before the expiry that is neither birth nor expiry. */
function issueDate(lines: readonly PlacedLine[], mrz: MrzReading | null, fields: VisualZone["fields"]): void {
  if (fields.issue_date) return;
  const born = mrz?.fields.dateOfBirth.iso ?? fields.date_of_birth?.value;
  const expires = mrz?.fields.expiryDate.iso ?? fields.expiry_date?.value;
  if (!born || !expires) return;
  const others = lines
    .map((line) => ({ line, day: dayOf(line.text, "issue_date") }))
    .filter(({ day }) => day !== null && day > born && day < expires)
    .sort((a, b) => (b.day ?? "").localeCompare(a.day ?? ""));
  const [latest] = others;
  if (latest?.day) fields.issue_date = fieldFrom(latest.day, latest.line);
}
