import { DomainError, type ErrorCode } from "../errors";

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

/** Any error as the API's JSON envelope. What is no DomainError is logged by its name and tells nothing. */
export function errorAnswer(error: unknown, requestId: string): Response {
  const known = error instanceof DomainError ? error : unexpected(error, requestId);
  const headers = new Headers({ "cache-control": "no-store", "x-request-id": requestId });
  if (known.retryAfterSeconds !== undefined) headers.set("retry-after", String(known.retryAfterSeconds));
  return Response.json(
    {
      error: known.message,
      code: known.code,
      request_id: requestId,
      ...(known.fields && { errors: known.fields }),
      ...(known.details && { details: known.details }),
    },
    { status: STATUS[known.code], headers },
  );
}

function unexpected(error: unknown, requestId: string): DomainError {
  // The stack names files, never the person's data; the message of a driver might.
  const where =
    error instanceof Error ? `${error.name} ${error.stack?.split("\n")[1]?.trim() ?? ""}` : "thrown";
  console.error(`request ${requestId} failed: ${where}`);
  return new DomainError("INTERNAL_ERROR", "Something went wrong on our side.");
}
