import { ConnectionLost, PoolExhausted } from "@/db/client";
import { DomainError, type ErrorCode } from "../../errors";
import { log } from "../../log";
import type { ErrorBody } from "../contracts/error";

const STATUS: Record<ErrorCode, number> = {
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
  INTERNAL_ERROR: 500,
  UNAVAILABLE: 503,
};

/** Lower-case codes that the published client library raises its own exceptions for (clients.md). */
const LOWERCASE: Partial<Record<ErrorCode, string>> = {
  INTERNAL_ERROR: "server_error",
  UNAVAILABLE: "upstream_error",
};

export type ErrorAnswer = { status: number; body: ErrorBody; headers: Record<string, string> };

/** A refusal or fault as status, envelope and headers. Faults are logged by name and request id, and say nothing else. */
export function errorAnswer(
  error: unknown,
  requestId: string,
  codes: "documented" | "lowercase",
): ErrorAnswer {
  const known = error instanceof DomainError ? error : fault(error, requestId);
  const code = codes === "lowercase" ? (LOWERCASE[known.code] ?? known.code.toLowerCase()) : known.code;
  const headers: Record<string, string> = {};
  if (known.code === "AUTHENTICATION_FAILED") headers["WWW-Authenticate"] = "Bearer";
  if (known.retryAfterSeconds !== undefined) headers["Retry-After"] = String(known.retryAfterSeconds);
  return {
    status: STATUS[known.code],
    headers,
    body: {
      error: known.message,
      code,
      request_id: requestId,
      ...(known.details ? { details: known.details } : {}),
      ...(known.fields ? { errors: known.fields } : {}),
    },
  };
}

/** Faults of the database's connection pass: the client may try again. Anything else is ours. */
function fault(error: unknown, requestId: string): DomainError {
  const code = codeOf(error) ?? codeOf((error as { cause?: unknown })?.cause);
  log().error(
    { requestId, fault: error instanceof Error ? error.name : typeof error, code },
    "request failed",
  );
  const lost =
    error instanceof ConnectionLost ||
    error instanceof PoolExhausted ||
    (code !== undefined && PASSING.test(code));
  if (lost)
    return new DomainError("UNAVAILABLE", "The service is briefly unavailable. Please try again.", {
      retryAfterSeconds: 1,
    });
  return new DomainError("INTERNAL_ERROR", "Something went wrong on our side.");
}

// Class 08 connection, 57P shutdown, 40 rollback (serialisation, deadlock), 53 resources; and the driver's own.
const PASSING = /^(08|57P|40|53|25P03|CONNECTION_|CONNECT_|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/;

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === "string" ? code : undefined;
}
