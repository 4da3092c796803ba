import { env } from "../env";

/**
 * Tells the operator of trouble in the worker, one JSON line on standard error. Messages of PostgreSQL may quote
 * values, so of its errors only the code is told (and the message of class 42, which names what is wrong in the
 * statement); of others the message and where it arose.
 */
export function report(what: string, error: unknown): void {
  if (env().LOG_LEVEL === "silent") return;
  const { name, code, message, stack } = error as Error & { code?: string };
  const mayQuote = name === "PostgresError" && !code?.startsWith("42");
  const told = mayQuote ? {} : { message, at: stack?.split("\n")[1]?.trim() };
  console.error(
    JSON.stringify({ level: "error", time: new Date().toISOString(), what, name, code, ...told }),
  );
}
