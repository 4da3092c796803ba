import type { AllTexts } from "../texts/use-all-texts";

/** Why there is no camera picture. Each leads to a sentence and to "upload instead". */
export type CameraFault =
  | "unavailable"
  | "refused"
  | "none"
  | "busy"
  | "slow"
  | "interrupted"
  | "failed"
  | "black";

const BY_NAME: Record<string, CameraFault> = {
  NotAllowedError: "refused",
  PermissionDeniedError: "refused",
  SecurityError: "refused",
  NotFoundError: "none",
  DevicesNotFoundError: "none",
  OverconstrainedError: "none",
  NotReadableError: "busy",
  TrackStartError: "busy",
  AbortError: "busy",
  NotSupportedError: "unavailable",
  TypeError: "unavailable",
};

/** The fault behind what getUserMedia or play() rejected with; anything unknown is `failed`. */
export const cameraFault = (error: unknown): CameraFault =>
  BY_NAME[(error as { name?: string } | null)?.name ?? ""] ?? "failed";

/** Its sentence. */
export function faultSentence(fault: CameraFault, t: AllTexts): string {
  return {
    unavailable: t.cameraUnavailable,
    refused: `${t.cameraRefused} ${t.cameraRefusedHow}`,
    none: t.cameraNone,
    busy: t.cameraBusy,
    slow: t.cameraSlow,
    interrupted: t.cameraInterrupted,
    failed: t.cameraFailed,
    black: t.cameraBlack,
  }[fault];
}
