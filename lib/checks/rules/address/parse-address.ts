import type { ExtractedData } from "../../provider";

const POSTCODES = [
  /\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b/i, // United Kingdom
  /\b[A-Z]\d[A-Z]\s*\d[A-Z]\d\b/i, // Canada
  /\b\d{4}\s?[A-Z]{2}\b/, // Netherlands
  /\b\d{5}-\d{3,4}\b|\b\d{4}-\d{3}\b|\b\d{3}\s\d{2}\b|\b\d{4,6}\b/,
];

/** An address given as one text, taken apart: street, postcode, city, and what stands behind the city's part. */
export function parseAddress(text: string): NonNullable<ExtractedData["address"]> {
  const parts = text
    .split(/[,\n;]/)
    .map((part) => part.trim())
    .filter(Boolean);
  // The house number stands first: a postcode is looked for behind the first part.
  const at = parts.findIndex((part, i) => (i > 0 || parts.length === 1) && postcodeOf(part) !== null);
  const part = parts[at] ?? "";
  const postcode = postcodeOf(part);
  if (at < 0 || postcode === null) {
    const [line1, city, ...rest] = parts;
    return {
      ...(line1 ? { line1 } : {}),
      ...(city ? { city } : {}),
      ...(rest.length > 0 ? { state: rest.join(" ") } : {}),
    };
  }
  const around = part.replace(postcode, " ").replace(/\s+/g, " ").trim();
  const before = parts.slice(0, at);
  const city = parts.length === 1 ? undefined : around || before.pop();
  const street = parts.length === 1 ? around : before.join(" ");
  const country = parts.slice(at + 1).join(" ");
  return {
    ...(street ? { line1: street } : {}),
    ...(city ? { city } : {}),
    postcode,
    ...(country ? { country } : {}),
  };
}

const postcodeOf = (part: string): string | null =>
  POSTCODES.map((pattern) => pattern.exec(part)?.[0]).find((found) => found !== undefined) ?? null;
