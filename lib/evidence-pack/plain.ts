import type { Json } from "./pack-format";

const snake = (key: string): string => key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

/**
 * A row as plain JSON in the file's names: its own keys in snake_case, moments in ISO 8601 with milliseconds. What
 * lies deeper keeps its names: they are the data's own.
 */
export function plain(row: object, leaveOut: readonly string[] = []): { [key: string]: Json } {
  const members = Object.entries(row)
    .filter(([key, value]) => value !== undefined && !leaveOut.includes(key))
    .map(([key, value]) => [snake(key), value] as const);
  return JSON.parse(JSON.stringify(Object.fromEntries(members))) as { [key: string]: Json };
}
