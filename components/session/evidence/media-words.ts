import type { MediaView } from "../session-page-view";

const STEP_WORDS: Record<string, string> = {
  document_front: "Document front",
  document_back: "Document back",
  selfie: "Selfie",
  liveness: "Movements",
  proof_of_address: "Proof of address",
};
const ACTION_WORDS: Record<string, string> = {
  turn_left: "Turned left",
  turn_right: "Turned right",
  look_up: "Looked up",
  look_down: "Looked down",
  smile: "Smiled",
  blink: "Blinked",
  open_mouth: "Opened the mouth",
  nod: "Nodded",
  come_closer: "Came closer",
};
const GONE_WORDS: Record<string, string> = {
  retention: "deleted when its time was over",
  erasure: "erased with the person's data",
  redacted: "redacted",
  orphan: "not stored",
};

export const stepWord = (step: string): string => STEP_WORDS[step] ?? step;
/** The action a frame answers, in words. */
export const actionWord = (action: string): string =>
  ACTION_WORDS[action] ?? action.replaceAll("_", " ").replace(/^./, (c) => c.toUpperCase());
export const goneWord = (reason: string): string => GONE_WORDS[reason] ?? "deleted";

/** A picture's name: its step, and of a frame what the person did in it. */
export function mediaWord(media: MediaView): string {
  if (media.frame === null) return stepWord(media.step);
  const doing = media.action ? actionWord(media.action) : "between";
  return `Frame ${media.frame + 1}, ${doing.toLowerCase()}`;
}

export const mediaAddress = (sessionId: string, id: string): string => `/media/${sessionId}/${id}/`;
