import type { RequestFilter } from "@/lib/api-keys/list-requests";
import { isId } from "@/lib/ids";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const CLASSES: Record<string, 2 | 4 | 5> = { "2": 2, "4": 4, "5": 5 };

/** The filters an address asks for; what cannot be meant is left out. */
export function requestFilter(given: Record<string, string | string[] | undefined>): RequestFilter {
  const { key, status, method, request } = given;
  const statusClass = typeof status === "string" ? CLASSES[status] : undefined;
  const asked = typeof request === "string" ? request.trim().toLowerCase() : "";
  return {
    ...(typeof key === "string" && isId(key) ? { keyId: key } : {}),
    ...(statusClass ? { statusClass } : {}),
    ...(METHODS.some((name) => name === method) ? { method: method as string } : {}),
    ...(isId(asked) ? { requestId: asked } : {}),
  };
}

/** The same as a query, without cursor. */
export function requestQuery({ keyId, statusClass, method, requestId }: RequestFilter): string {
  const given = { key: keyId, status: statusClass?.toString(), method, request: requestId };
  return new URLSearchParams(
    Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
}
