/** Everything a verb may refuse with. How HTTP says it: lib/api/handle/error-response.ts. */
export type ErrorCode =
  | "VALIDATION_ERROR"
  | "INVALID_REQUEST"
  | "AUTHENTICATION_FAILED"
  | "INSUFFICIENT_CREDITS"
  | "PERMISSION_DENIED"
  | "NOT_FOUND"
  | "METHOD_NOT_ALLOWED"
  | "CONFLICT"
  | "IDEMPOTENCY_IN_PROGRESS"
  | "PAYLOAD_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "IDEMPOTENCY_KEY_REUSED"
  | "RATE_LIMITED"
  | "INTERNAL_ERROR"
  | "UNAVAILABLE";

export type FieldErrors = Record<string, string[]>;
type Extra = { details?: Record<string, unknown>; fields?: FieldErrors; retryAfterSeconds?: number };

/** A refusal with a reason the caller may read. Its message holds no personal data and no secret. */
export class DomainError extends Error {
  override name = "DomainError";
  readonly details: Record<string, unknown> | undefined;
  readonly fields: FieldErrors | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    extra: Extra = {},
  ) {
    super(message);
    this.details = extra.details;
    this.fields = extra.fields;
    this.retryAfterSeconds = extra.retryAfterSeconds;
  }
}

/** Unknown, another tenant's, the other mode's or malformed: all read the same. */
export const notFound = (what: string) => new DomainError("NOT_FOUND", `${what} not found.`);

/** A field the caller can correct. */
export const invalid = (fields: FieldErrors) =>
  new DomainError("VALIDATION_ERROR", "Validation failed.", { fields });
