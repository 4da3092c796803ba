import type { LivenessAction } from "@/lib/checks/liveness-actions";
import type { Frame } from "../step-client";

const WIDTH = 640;
const LOOK_SECONDS = 1.5;
/** Pictures a movement, spread over its time; the first moment is for reading. */
const EACH = 6;
const READING_SHARE = 0.3;

/**
 * Takes the pictures of a challenge: two while the person looks straight ahead, then six a movement. `onPlace` tells
 * which movement is on. Rejects when the signal ends it.
 */
export async function takeFrames(
  video: HTMLVideoElement,
  actions: readonly LivenessAction[],
  secondsEach: number,
  signal: AbortSignal,
  onPlace: (place: number) => void,
): Promise<Frame[]> {
  const began = performance.now();
  const frames: Frame[] = [];
  const take = async (action: LivenessAction | null) => {
    const takenMs = performance.now() - began;
    const picture = await frameOf(video);
    if (picture) frames.push({ action, takenMs, picture });
  };
  for (let i = 0; i < 2; i += 1) {
    await pause(LOOK_SECONDS / 2, signal);
    await take(null);
  }
  for (const [place, action] of actions.entries()) {
    onPlace(place);
    await pause(secondsEach * READING_SHARE, signal);
    for (let i = 0; i < EACH; i += 1) {
      await pause((secondsEach * (1 - READING_SHARE)) / EACH, signal);
      await take(action);
    }
  }
  return frames;
}

/** The video's present picture, 640 px wide, not mirrored. */
async function frameOf(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video;
  if (!videoWidth || !videoHeight) return null;
  const canvas = document.createElement("canvas");
  const scale = Math.min(1, WIDTH / Math.min(videoWidth, videoHeight));
  canvas.width = Math.round(videoWidth * scale);
  canvas.height = Math.round(videoHeight * scale);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.88));
}

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
