import { createHmac, timingSafeEqual } from "node:crypto";
import { derivedKey } from "../env";
import { isId } from "../ids";

/** A place in a list that is ordered newest first, ties by id. */
export type Position = { createdAt: Date; id: string };

/**
 * A position as an opaque text. `list` names the list with tenant, mode and filters: a cursor of another list, or
 * one that was changed, is not accepted.
 */
export function encodeCursor(list: string, at: Position): string {
  const place = Buffer.from(JSON.stringify([at.createdAt.getTime(), at.id])).toString("base64url");
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
    const [time, id] = JSON.parse(Buffer.from(place, "base64url").toString()) as [number, string];
    return Number.isFinite(time) && isId(id) ? { createdAt: new Date(time), id } : null;
  } catch {
    return null;
  }
}

let key: Buffer | undefined;
function mac(list: string, place: string): string {
  key ??= derivedKey("cursors");
  return createHmac("sha256", key).update(`${list}\n${place}`).digest("base64url").slice(0, 16);
}
