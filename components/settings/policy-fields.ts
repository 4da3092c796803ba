/** One setting as the form shows it. `name` is a path: "retentionDays.faces". */
export type PolicyField = {
  name: string;
  label: string;
  hint?: string;
  kind: "number" | "yes-no" | "lines";
  /** What applies while nothing is set. */
  usual: string;
  unit?: string;
};
export type PolicySection = { title: string; line: string; fields: readonly PolicyField[] };

/** A value of the settings as the form holds it: text, or "yes", "no" and "" (the usual). */
export type PolicyValues = Record<string, string>;

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The settings as form values. */
export function toValues(fields: readonly PolicyField[], settings: Record<string, unknown>): PolicyValues {
  return Object.fromEntries(
    fields.map((field) => [keyOf(field.name), shown(field, read(settings, field.name))]),
  );
}

/** What changed, as the action takes it: null where a field was emptied. */
export function toPatch(
  fields: readonly PolicyField[],
  before: PolicyValues,
  after: PolicyValues,
): Record<string, Json> {
  const patch: Record<string, Json> = {};
  for (const field of fields) {
    const value = after[keyOf(field.name)] ?? "";
    if (value === before[keyOf(field.name)]) continue;
    const [group = "", name] = field.name.split(".");
    const given = parsed(field, value);
    if (name === undefined) patch[group] = given;
    else patch[group] = { ...(patch[group] as { [key: string]: Json } | undefined), [name]: given };
  }
  return patch;
}

/** Form libraries read dots as nesting. */
export const keyOf = (name: string): string => name.replaceAll(".", "/");

function read(settings: Record<string, unknown>, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], settings);
}

function shown(field: PolicyField, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (field.kind === "yes-no") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join("\n") : String(value);
}

function parsed(field: PolicyField, value: string): Json {
  const text = value.trim();
  if (text === "") return null;
  if (field.kind === "yes-no") return text === "yes";
  if (field.kind === "lines") return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
  // What is no number is refused by the server, next to the field.
  return text !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
}
