import pino from "pino";
import { env } from "./env";

let logger: pino.Logger | undefined;

/** The process's log: JSON lines on stdout. Only ids, names and counts belong in it; never bodies, names of people or keys. */
export function log(): pino.Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return logger;
}
