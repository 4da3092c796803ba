import { v7, validate } from "uuid";

/** A new UUIDv7 (RFC 9562 § 5.7): grows with time, so rows land together in their index. */
export const newId = (): string => v7();

/** Whether a string is a UUID in its usual spelling. */
export const isId = (value: string): boolean => validate(value);
