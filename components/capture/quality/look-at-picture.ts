import type { CaptureStep } from "@/lib/checks/registry";
import type { QualityWarning } from "@/lib/media/quality-warnings";
import { measurePicture } from "./measure-picture";
import { qualityHints } from "./quality-hints";

const WIDTH = 320;

type Source = HTMLVideoElement | ImageBitmap;
type Detector = { detect(source: CanvasImageSource): Promise<unknown[]> };

/** What seems wrong with a picture or a moment of video. Never throws: what cannot be looked at gets no hint. */
export async function lookAtPicture(source: Source, step: CaptureStep): Promise<QualityWarning[]> {
  try {
    const [width, height] =
      source instanceof HTMLVideoElement
        ? [source.videoWidth, source.videoHeight]
        : [source.width, source.height];
    if (!width || !height) return [];
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = Math.max(1, Math.round((height / width) * WIDTH));
    const context = canvas.getContext("2d", { willReadFrequently: true });
    if (!context) return [];
    context.drawImage(source, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return qualityHints(step, measurePicture(data, canvas.width, canvas.height), await countFaces(canvas));
  } catch {
    return [];
  }
}

/** The same for a file; a PDF, or what this browser cannot decode, gets no hint. */
export async function lookAtFile(file: Blob, step: CaptureStep): Promise<QualityWarning[]> {
  if (!file.type.startsWith("image/") || typeof createImageBitmap !== "function") return [];
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return [];
  try {
    return await lookAtPicture(bitmap, step);
  } finally {
    bitmap.close();
  }
}

/** Faces as the browser's own detector counts them (Shape Detection API); null where there is none. */
async function countFaces(canvas: HTMLCanvasElement): Promise<number | null> {
  const { FaceDetector } = globalThis as { FaceDetector?: new (o: object) => Detector };
  if (!FaceDetector) return null;
  return new FaceDetector({ fastMode: true, maxDetectedFaces: 3 }).detect(canvas).then(
    (faces) => faces.length,
    () => null,
  );
}
