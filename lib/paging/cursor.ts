import { createHmac, timingSafeEqual } from "node:crypto";
import { derivedKey } from "../env";
import { isId } from "../ids";

/** A place in a list that is ordered by a time, ties by id; with `rank`, by that number first. */
export type Position = { createdAt: Date; id: string; rank?: number };

/**
 * A position as an opaque text. `list` names the list with tenant, mode and filters: a cursor of another list, or
 * one that was changed, is not accepted.
 */
export function encodeCursor(list: string, at: Position): string {
  const place = Buffer.from(JSON.stringify([at.createdAt.getTime(), at.id, at.rank])).toString("base64url");
  return `${place}.${mac(list, place)}`;
}

/** The position, or null when the cursor is damaged or belongs to another list. */
export function decodeCursor(list: string, cursor: string): Position | null {
  const [place = "", given = "", ...rest] = cursor.split(".");
  const expected = Buffer.from(mac(list, place));
  const received = Buffer.from(given);
  if (rest.length > 0 || expected.length !== received.length || !timingSafeEqual(expected, received))
    return null;
  try {
    const [time, id, rank] = JSON.parse(Buffer.from(place, "base64url").toString()) as Parts;
    if (!Number.isFinite(time) || !isId(id)) return null;
    return { createdAt: new Date(time), id, ...(typeof rank === "number" ? { rank } : {}) };
  } catch {
    return null;
  }
}

type Parts = [time: number, id: string, rank?: number | null];

let key: Buffer | undefined;
function mac(list: string, place: string): string {
  key ??= derivedKey("cursors");
  return createHmac("sha256", key).update(`${list}\n${place}`).digest("base64url").slice(0, 16);
}
