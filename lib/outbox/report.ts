import { env } from "../env";

const QUIET_MS = 10_000;
const told = new Map<string, number>();

/** During an outage the same trouble comes many times a second: it is told every ten seconds. */
function toldJustNow(key: string): boolean {
  const now = performance.now();
  if (now - (told.get(key) ?? Number.NEGATIVE_INFINITY) < QUIET_MS) return true;
  if (told.size > 1_000) told.clear();
  told.set(key, now);
  return false;
}

/**
 * Tells the operator of trouble in the worker, one JSON line on standard error. Messages of PostgreSQL may quote
 * values, so of its errors only the code is told (and the message of class 42, which names what is wrong in the
 * statement); of others the message and where it arose.
 */
export function report(what: string, error: unknown): void {
  if (env().LOG_LEVEL === "silent") return;
  const { name, code, message, stack } = error as Error & { code?: string };
  if (toldJustNow(`${what} ${code ?? name}`)) return;
  const mayQuote = name === "PostgresError" && !code?.startsWith("42");
  const words = mayQuote ? {} : { message, at: stack?.split("\n")[1]?.trim() };
  console.error(
    JSON.stringify({ level: "error", time: new Date().toISOString(), what, name, code, ...words }),
  );
}
