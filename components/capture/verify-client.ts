import type { ClosedView, LandingView, ProgressView } from "@/lib/applicant/applicant-view";
import type { DocumentType } from "@/lib/applicant/capture-plan";
import type { CaptureStep } from "@/lib/checks/registry";

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

const urlOf = (sessionId: string, path: string) => `/api/verify/${encodeURIComponent(sessionId)}/${path}/`;

async function call<T>(sessionId: string, path: string, body?: object): Promise<T> {
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

/** The capture flow's calls. All reject with Refused and nothing else. */
export const verifyClient = {
  info: (id: string, token: string | null) =>
    call<LandingView | ClosedView>(id, "info", token ? { token } : {}),
  start: (id: string, token: string, consent: { version: string; language: string }) =>
    call<ProgressView>(id, "start", { token, consent }),
  state: (id: string) => call<ProgressView>(id, "state"),
  submit: (id: string) => call<ProgressView>(id, "submit", {}),
  decline: (id: string, token: string | null) => call<ProgressView>(id, "decline", token ? { token } : {}),
};

/** Sends a picture; `onProgress` gets 0–100. XMLHttpRequest, because fetch cannot tell how far an upload is. */
export function uploadCapture(
  id: string,
  capture: { step: CaptureStep; file: Blob; documentType: DocumentType | null },
  onProgress: (percent: number) => void,
): Promise<ProgressView> {
  const query = capture.documentType ? `?document_type=${capture.documentType}` : "";
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", urlOf(id, `captures/${capture.step}`) + query);
    request.setRequestHeader("content-type", capture.file.type || "application/octet-stream");
    request.responseType = "json";
    request.timeout = 120_000;
    request.upload.onprogress = (e) =>
      e.lengthComputable && onProgress(Math.round((e.loaded / e.total) * 100));
    request.onload = () => {
      if (request.status === 200 && request.response) return resolve(request.response as ProgressView);
      reject(new Refused(request.status, request.response?.details?.reason ?? null));
    };
    request.onerror = request.ontimeout = request.onabort = () => reject(new Refused(0, null));
    request.send(capture.file);
  });
}
