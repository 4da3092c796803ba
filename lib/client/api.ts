import type { ErrorBody } from "@/lib/api/contracts/error";

type Mode = "test" | "live";

/** An answer of the API that is not a success, or no answer at all (status 0). */
export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly requestId: string | undefined,
    readonly fields: Record<string, string[]> = {},
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/**
 * Calls /api/v2 as the signed-in person. Writing needs an idempotency key: the same key repeats, never doubles.
 * Throws ApiFailure; sends the browser to sign in when the sign-in has ended.
 */
export async function api<T>(
  mode: Mode,
  path: string,
  write?: { method: "POST" | "PATCH" | "DELETE"; body?: object; idempotencyKey: string },
): Promise<T> {
  const headers: Record<string, string> = { "x-veridesk-mode": mode, accept: "application/json" };
  if (write) headers["idempotency-key"] = write.idempotencyKey;
  if (write?.body) headers["content-type"] = "application/json";
  let answer: Response;
  try {
    answer = await fetch(`/api/v2${path}`, {
      headers,
      method: write?.method ?? "GET",
      body: write?.body ? JSON.stringify(write.body) : null,
    });
  } catch {
    throw new ApiFailure(0, "The server could not be reached.", undefined);
  }
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return body as T;
  if (answer.status === 401) {
    location.assign(`/sign-in/?return=${encodeURIComponent(location.pathname + location.search)}`);
  }
  const failure = body as Partial<ErrorBody> | null;
  throw new ApiFailure(
    answer.status,
    failure?.error ?? "The server gave no readable answer.",
    failure?.request_id ?? answer.headers.get("x-request-id") ?? undefined,
    failure?.errors,
    failure?.details,
  );
}
