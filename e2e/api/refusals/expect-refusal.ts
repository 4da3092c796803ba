import type postgres from "postgres";
import { expect } from "vitest";
import { errorBody } from "@/lib/api/contracts/error";
import type { ErrorCode } from "@/lib/errors";
import type { ApiAnswer } from "../../fixtures/api";

const STATUS: Record<Exclude<ErrorCode, "INTERNAL_ERROR" | "UNAVAILABLE">, number> = {
  VALIDATION_ERROR: 400,
  INVALID_REQUEST: 400,
  AUTHENTICATION_FAILED: 401,
  INSUFFICIENT_CREDITS: 402,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  IDEMPOTENCY_IN_PROGRESS: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
};
/** Signs of a stack, of SQL, of a driver. */
const INSIDES =
  /\bat \S+ \(|node_modules|\.ts:|\bselect |\binsert into|\bupdate \w+ set|postgres|drizzle|TypeError|<html/i;

/** That an answer is the documented envelope of a refusal, with `code` if given, and lets nothing out. */
export function expectRefusal(answer: ApiAnswer, code?: ErrorCode | readonly ErrorCode[], about = ""): void {
  const seen = `${about} → ${answer.status} ${answer.text.slice(0, 300)}`;
  expect(answer.status, seen).toBeGreaterThanOrEqual(400);
  expect(answer.status, seen).toBeLessThan(500);
  expect(answer.headers.get("content-type"), seen).toBe("application/json");
  expect(errorBody.strict().safeParse(answer.body).error, seen).toBeUndefined();
  expect(answer.body.request_id, seen).toBe(answer.headers.get("x-request-id"));
  expect(STATUS[answer.body.code as keyof typeof STATUS], seen).toBe(answer.status);
  expect(answer.text, seen).not.toMatch(INSIDES);
  if (code) expect([code].flat(), seen).toContain(answer.body.code);
  if (answer.status === 401) expect(answer.headers.get("www-authenticate"), seen).toBe("Bearer");
}

/** A fingerprint of every row of every table but the keys' last use and the log of requests: two that are equal mean nothing was written. */
export async function fingerprint(owner: postgres.Sql): Promise<Record<string, string>> {
  const tables = await owner<{ name: string }[]>`
    select quote_ident(relname) as name from pg_stat_user_tables where schemaname = 'public' and relname not in ('api_keys', 'api_requests')`;
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as rows from ${name} t`,
  );
  const rows = await owner.unsafe<{ name: string; rows: string }[]>(parts.join(" union all "));
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}
