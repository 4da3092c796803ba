import { crc32 } from "node:zlib";
import type { Mode } from "@/db/client";
import { base62, randomBase62 } from "./base62";

const PUBLIC_ID = 16;
/** 43 base62 characters carry 256 bits. */
const SECRET = 43;
const CHECKSUM = 6;
const SHAPE = new RegExp(
  `^vdk_(test|live)_([0-9A-Za-z]{${PUBLIC_ID}})([0-9A-Za-z]{${SECRET}})([0-9A-Za-z]{${CHECKSUM}})$`,
);

/** What a key says: its mode, the id that finds its row, and the secret only its holder knows. */
export type ParsedKey = { mode: Mode; publicId: string; secret: string };

/** What may be shown of a key after it was made: mode and public id. */
export const keyPrefix = (mode: Mode, publicId: string): string => `vdk_${mode}_${publicId}`;

/** A new API key: `vdk_<mode>_` + public id + secret + checksum. */
export function makeKey(mode: Mode): ParsedKey & { text: string } {
  const publicId = randomBase62(PUBLIC_ID);
  const secret = randomBase62(SECRET);
  const body = `vdk_${mode}_${publicId}${secret}`;
  return { mode, publicId, secret, text: body + checksum(body) };
}

/** The parts of a key, or null when its form or checksum (CRC-32 in base62) is wrong: no database is asked for those. */
export function parseKey(text: string): ParsedKey | null {
  const match = SHAPE.exec(text);
  const [, mode, publicId, secret, sum] = match ?? [];
  if (!publicId || !secret || sum !== checksum(text.slice(0, -CHECKSUM))) return null;
  return { mode: mode as Mode, publicId, secret };
}

const checksum = (text: string): string => base62(crc32(text), CHECKSUM);
