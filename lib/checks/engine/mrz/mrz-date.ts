import type { MrzDate } from "./mrz";

/** Years ahead that an expiry date may lie; further ones are of the last century. */
const LONGEST_VALIDITY = 30;

/**
 * Six characters YYMMDD as a day. The century of a birth is the latest that is not in the future; of an expiry the
 * one nearest, at most 30 years ahead. Fillers mean unknown (ICAO 9303 part 3, 4.8).
 */
export function mrzDate(raw: string, kind: "birth" | "expiry", now: Date): MrzDate {
  if (!/^\d{6}$/.test(raw)) return { raw, iso: null, known: false };
  const year = 2000 + Number(raw.slice(0, 2));
  const monthAndDay = `${raw.slice(2, 4)}-${raw.slice(4, 6)}`;
  const later =
    kind === "birth"
      ? `${year}-${monthAndDay}` > now.toISOString().slice(0, 10)
      : year > now.getUTCFullYear() + LONGEST_VALIDITY;
  const iso = `${later ? year - 100 : year}-${monthAndDay}`;
  const day = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
  return { raw, iso: exists ? iso : null, known: true };
}
