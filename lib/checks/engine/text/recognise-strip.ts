import { Tensor } from "onnxruntime-node";
import { STRIP_HEIGHT, type Strip } from "./strip";
import { textModels } from "./text-models";

/** The recogniser's answer: for each of `steps` places along the strip, `classes` probabilities (0 is the blank). */
export type Probabilities = { steps: number; classes: number; data: Float32Array };

/** Reads one strip (its height must be STRIP_HEIGHT). */
export async function recogniseStrip(strip: Strip): Promise<Probabilities> {
  const { recognition } = await textModels();
  const { width } = strip;
  const plane = width * STRIP_HEIGHT;
  const input = new Float32Array(plane * 3);
  // The model was trained on blue, green, red.
  for (let channel = 0; channel < 3; channel++) {
    for (let i = 0; i < plane; i++) {
      input[channel * plane + i] = (strip.data[i * 3 + 2 - channel] ?? 0) / 127.5 - 1;
    }
  }
  const name = recognition.inputNames[0] ?? "x";
  const output = await recognition.run({ [name]: new Tensor("float32", input, [1, 3, STRIP_HEIGHT, width]) });
  const tensor = output[recognition.outputNames[0] ?? ""];
  if (!tensor || !(tensor.data instanceof Float32Array)) throw new Error("text recogniser gave no answer");
  const [, steps = 0, classes = 0] = tensor.dims;
  return { steps, classes, data: tensor.data };
}
