import type { ClosedView, LandingView, ProgressView } from "@/lib/applicant/applicant-view";

/** The server refused, or (status 0) could not be reached. `reason` is the envelope's `details.reason`. */
export class Refused extends Error {
  override name = "Refused";
  constructor(
    readonly status: number,
    readonly reason: string | null,
  ) {
    super(`refused with ${status}`);
  }
}

/** The address of one of the session's calls. */
export const urlOf = (sessionId: string, path: string) =>
  `/api/verify/${encodeURIComponent(sessionId)}/${path}/`;

/** One call; rejects with Refused and nothing else. Without a body it is a GET. */
export async function call<T>(sessionId: string, path: string, body?: object): Promise<T> {
  const response = await fetch(urlOf(sessionId, path), {
    method: body ? "POST" : "GET",
    credentials: "same-origin",
    cache: "no-store",
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  }).catch(() => null);
  if (!response) throw new Refused(0, null);
  const json = (await response.json().catch(() => null)) as T & { details?: { reason?: string } };
  if (response.ok && json) return json;
  throw new Refused(response.status, json?.details?.reason ?? null);
}

const withToken = (token: string | null) => (token ? { token } : {});

type Start = {
  token: string;
  consent?: { version: string; language: string };
  without_biometrics?: boolean;
};

/** The calls of the first screens. */
export const verifyClient = {
  info: (id: string, token: string | null) => call<LandingView | ClosedView>(id, "info", withToken(token)),
  start: (id: string, start: Start) => call<ProgressView>(id, "start", start),
  state: (id: string) => call<ProgressView>(id, "state"),
  decline: (id: string, token: string | null) => call<ProgressView>(id, "decline", withToken(token)),
};
