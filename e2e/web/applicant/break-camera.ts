import type { Page } from "@playwright/test";

/** What can go wrong with a camera, as getUserMedia, enumerateDevices, the stream or the video element show it. */
export const CAMERA_FAULTS = {
  "refused once": /not allowed for this page/,
  "refused for ever": /not allowed for this page/,
  "insecure context": /not allowed for this page/,
  "no camera": /found no camera/,
  "no camera that fits": /found no camera/,
  "camera in use": /Another app may be using/,
  aborted: /Another app may be using/,
  "no mediaDevices": /does not give us a camera/,
  "no answer": /does not answer/,
  "stream ends": /The camera stopped/,
  "video without a size": /did not start/,
  "play refused": /not allowed for this page/,
  "something new": /did not start/,
} as const;
export type CameraFaultName = keyof typeof CAMERA_FAULTS;

/** Faults that leave a working camera: devices that are not told, or not named. */
export const DEVICE_FAULTS = ["enumerate rejects", "enumerate empty", "no labels"] as const;

/** Installs a fault before the page loads. Faults that only time shows are waited for with page.clock. */
export async function breakCamera(page: Page, fault: string): Promise<void> {
  await page.addInitScript((name: string) => {
    const devices = navigator.mediaDevices;
    if (!devices) return;
    const real = devices.getUserMedia.bind(devices);
    const set = (value: unknown) => Object.defineProperty(devices, "getUserMedia", { value });
    const rejecting = (error: string) => set(() => Promise.reject(new DOMException("no", error)));
    const errors: Record<string, string> = {
      "refused for ever": "NotAllowedError",
      "insecure context": "SecurityError",
      "no camera": "NotFoundError",
      "no camera that fits": "OverconstrainedError",
      "camera in use": "NotReadableError",
      aborted: "AbortError",
      "something new": "SomethingNewError",
    };
    const error = errors[name];
    if (error) rejecting(error);
    let asked = 0;
    if (name === "refused once") {
      set((constraints: MediaStreamConstraints) => {
        asked += 1;
        // Every second time: once for each step that the fault makes it ask again for.
        return asked % 2 ? Promise.reject(new DOMException("no", "NotAllowedError")) : real(constraints);
      });
    }
    if (name === "no mediaDevices") Object.defineProperty(navigator, "mediaDevices", { value: undefined });
    if (name === "no answer") set(() => new Promise(() => {}));
    if (name === "stream ends") {
      set(async (constraints: MediaStreamConstraints) => {
        const stream = await real(constraints);
        const [track] = stream.getVideoTracks();
        setTimeout(() => track?.dispatchEvent(new Event("ended")), 200);
        return stream;
      });
    }
    if (name === "video without a size") {
      for (const side of ["videoWidth", "videoHeight"]) {
        Object.defineProperty(HTMLVideoElement.prototype, side, { get: () => 0 });
      }
    }
    if (name === "play refused") {
      HTMLMediaElement.prototype.play = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    }
    const tell = (value: unknown) => Object.defineProperty(devices, "enumerateDevices", { value });
    if (name === "enumerate rejects") tell(() => Promise.reject(new DOMException("no", "NotAllowedError")));
    if (name === "enumerate empty") tell(async () => []);
    if (name === "no labels") {
      tell(async () => [{ kind: "videoinput", deviceId: "", groupId: "", label: "" }]);
    }
    if (name === "black frames") {
      set(async () => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [640, 480];
        const context = canvas.getContext("2d");
        setInterval(() => context?.fillRect(0, 0, 640, 480), 30);
        return canvas.captureStream(30);
      });
    }
  }, fault);
}
