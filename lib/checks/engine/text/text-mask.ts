import { Tensor } from "onnxruntime-node";
import sharp from "sharp";
import type { Pixels } from "./pixels";
import { textModels } from "./text-models";

/** Where text is: probability 0 to 1 a pixel of a picture scaled by `scaleX`, `scaleY`. */
export type TextMask = {
  width: number;
  height: number;
  data: Float32Array;
  scaleX: number;
  scaleY: number;
};

const MEAN = [0.485 * 255, 0.456 * 255, 0.406 * 255];
const SPREAD = [0.229 * 255, 0.224 * 255, 0.225 * 255];

/** Runs the text detector with the picture's longer side at `side` pixels (both sides multiples of 32). */
export async function textMask(pixels: Pixels, side: number): Promise<TextMask> {
  const { detection } = await textModels();
  const scale = side / Math.max(pixels.width, pixels.height);
  const sized = (length: number) => Math.max(32, Math.round((length * scale) / 32) * 32);
  const width = sized(pixels.width);
  const height = sized(pixels.height);
  const small = await sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } })
    .resize(width, height, { fit: "fill", kernel: scale < 1 ? "linear" : "cubic" })
    .raw()
    .toBuffer();
  const plane = width * height;
  const input = new Float32Array(plane * 3);
  for (let channel = 0; channel < 3; channel++) {
    const mean = MEAN[channel] ?? 0;
    const spread = SPREAD[channel] ?? 1;
    const at = channel * plane;
    for (let i = 0; i < plane; i++) input[at + i] = ((small[i * 3 + channel] ?? 0) - mean) / spread;
  }
  const name = detection.inputNames[0] ?? "x";
  const output = await detection.run({ [name]: new Tensor("float32", input, [1, 3, height, width]) });
  const data = output[detection.outputNames[0] ?? ""]?.data;
  if (!(data instanceof Float32Array)) throw new Error("text detector gave no mask");
  return { width, height, data, scaleX: width / pixels.width, scaleY: height / pixels.height };
}
