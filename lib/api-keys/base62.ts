import { randomBytes } from "node:crypto";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
// The largest multiple of 62 in a byte: what lies above would favour the first digits.
const EVEN = 248;

/** A whole number below 2^53 in exactly `length` base62 digits; its leading digits are lost if it needs more. */
export function base62(value: number, length: number): string {
  let text = "";
  let rest = value;
  for (let i = 0; i < length; i++) {
    text = DIGITS.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** Random base62 digits, each equally likely: 5.95 bits a digit. */
export function randomBase62(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < EVEN && text.length < length) text += DIGITS.charAt(byte % 62);
    }
  }
  return text;
}
