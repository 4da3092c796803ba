import type { ProgressView } from "@/lib/applicant/applicant-view";
import type { DocumentType } from "@/lib/applicant/capture-plan";
import type { LivenessAction } from "@/lib/checks/liveness-actions";
import type { CaptureStep } from "@/lib/checks/registry";
import type { QualityWarning } from "@/lib/media/quality-warnings";
import { call, Refused, urlOf } from "./verify-client";

export type Challenge = { id: string; actions: LivenessAction[]; expires_at: string };
/** A picture taken during a challenge. */
export type Frame = { action: LivenessAction | null; takenMs: number; picture: Blob };

/** The calls of the steps after Start. All reject with Refused and nothing else. */
export const stepClient = {
  submit: (id: string) => call<ProgressView>(id, "submit", {}),
  document: (id: string, type: DocumentType, country: string) =>
    call<ProgressView>(id, "document", { type, country }),
  challenge: (id: string, cannot: LivenessAction[]) => call<Challenge>(id, "challenge", { cannot }),
  handover: (id: string, token: string | null) =>
    call<{ url: string; expires_at: string }>(id, "handover", token ? { token } : {}),
  contest: (id: string, words: { text: string; language: string; token?: string }) =>
    call<ProgressView>(id, "contest", words),
};

type Capture = { step: CaptureStep; file: Blob; warnings: readonly QualityWarning[] };
type OnProgress = (percent: number) => void;

/** Sends a picture; `onProgress` gets 0–100. Sending the same again is harmless. */
export function uploadCapture(
  id: string,
  { step, file, warnings }: Capture,
  onProgress: OnProgress,
): Promise<ProgressView> {
  const query = warnings.length > 0 ? `?warnings=${warnings.join(",")}` : "";
  const type = file.type || "application/octet-stream";
  return again(() => send(urlOf(id, `captures/${step}`) + query, file, type, onProgress));
}

/** Sends the frames that answer a challenge. */
export function uploadFrames(
  id: string,
  challengeId: string,
  frames: readonly Frame[],
  onProgress: OnProgress,
): Promise<ProgressView> {
  const form = new FormData();
  const meta = frames.map((f) => ({ action: f.action, taken_ms: Math.round(f.takenMs) }));
  form.append("meta", JSON.stringify({ challenge_id: challengeId, frames: meta }));
  for (const frame of frames) form.append("frame", frame.picture, "frame.jpg");
  return again(() => send(urlOf(id, "captures/liveness"), form, null, onProgress));
}

const WAITS_MS = [800, 2_500];

/** Lost network and a busy server are tried again by themselves, later and later, before anybody is told. */
async function again(work: () => Promise<ProgressView>): Promise<ProgressView> {
  for (const wait of WAITS_MS) {
    try {
      return await work();
    } catch (error) {
      const status = error instanceof Refused ? error.status : -1;
      if (status !== 0 && status !== 429 && status < 500) throw error;
      await new Promise((resume) => setTimeout(resume, wait));
    }
  }
  return work();
}

// XMLHttpRequest, because fetch cannot tell how far an upload is.
function send(
  url: string,
  body: Blob | FormData,
  type: string | null,
  onProgress: OnProgress,
): Promise<ProgressView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    if (type) request.setRequestHeader("content-type", type);
    request.responseType = "json";
    request.timeout = 120_000;
    request.upload.onprogress = (e) =>
      e.lengthComputable && onProgress(Math.round((e.loaded / e.total) * 100));
    request.onload = () => {
      if (request.status === 200 && request.response) return resolve(request.response as ProgressView);
      reject(new Refused(request.status, request.response?.details?.reason ?? null));
    };
    request.onerror = request.ontimeout = request.onabort = () => reject(new Refused(0, null));
    request.send(body);
  });
}
