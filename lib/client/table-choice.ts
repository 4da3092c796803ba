import { rememberChoice } from "./remember-choice";

/** How a person likes a list: which columns, how wide, how dense. Kept in a cookie, so the first paint has it. */
export type TableChoice = { columns: string[] | null; widths: Record<string, number>; dense: boolean };
export const PLAIN_CHOICE: TableChoice = { columns: null, widths: {}, dense: false };

const cookie = (list: string) => `veridesk_table_${list}`;

/** What the cookie says; anything that cannot be meant is left out. */
export function readTableChoice(text: string | undefined): TableChoice {
  try {
    const given: unknown = JSON.parse(decodeURIComponent(text ?? ""));
    if (typeof given !== "object" || given === null) return PLAIN_CHOICE;
    const { c, w, d } = given as { c?: unknown; w?: unknown; d?: unknown };
    const widths = Object.entries(typeof w === "object" && w !== null ? w : {}).filter(
      (entry): entry is [string, number] =>
        typeof entry[1] === "number" && entry[1] >= 48 && entry[1] <= 1600,
    );
    return {
      columns: Array.isArray(c) ? c.filter((id): id is string => typeof id === "string").slice(0, 30) : null,
      widths: Object.fromEntries(widths.slice(0, 30)),
      dense: d === true,
    };
  } catch {
    return PLAIN_CHOICE;
  }
}

/** Remembers it for a year. */
export function rememberTable(list: string, choice: TableChoice): void {
  const plain = !choice.columns && !choice.dense && Object.keys(choice.widths).length === 0;
  const text = JSON.stringify({
    c: choice.columns ?? undefined,
    w: choice.widths,
    d: choice.dense || undefined,
  });
  rememberChoice(cookie(list), plain ? null : text);
}

export const tableCookie = cookie;
