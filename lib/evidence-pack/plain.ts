import { instantText } from "../format/instant";
import type { Json } from "./pack-format";

const snake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/**
 * A row as plain JSON in the file's names: its own keys in snake_case, moments as every public document shows them
 * (whole seconds). What lies deeper keeps its names: they are the data's own.
 */
export function plain(row: object, leaveOut: readonly string[] = []): { [key: string]: Json } {
  const members = Object.entries(row)
    .filter(([key, value]) => value !== undefined && !leaveOut.includes(key))
    .map(([key, value]) => [snake(key), moments(value)] as const);
  return JSON.parse(JSON.stringify(Object.fromEntries(members))) as { [key: string]: Json };
}

function moments(value: unknown): unknown {
  if (value instanceof Date) return instantText(value);
  if (Array.isArray(value)) return value.map(moments);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, moments(member)]));
}
