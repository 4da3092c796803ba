import { Tensor } from "onnxruntime-node";
import type { Pixels } from "../../text/pixels";
import { mrzLineModel } from "./mrz-line-model";

/** The characters an MRZ is made of; index + 1 is their class in LineEvidence, 0 is the blank between two. */
export const MRZ_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
export const MRZ_CLASSES = MRZ_CHARACTERS.length + 1;
/** Height of the strips the model reads. */
export const LINE_HEIGHT = 32;

/** Probabilities of blank and MRZ characters at each place along a line. */
export type LineEvidence = { steps: number; data: Float32Array };

/** What the line reader sees on a strip of LINE_HEIGHT. */
export async function lineEvidence({ width, data }: Pixels): Promise<LineEvidence> {
  const { session } = await mrzLineModel();
  const input = new Float32Array(width * LINE_HEIGHT);
  for (let i = 0; i < input.length; i++) {
    const at = i * 3;
    const grey = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
    input[i] = grey / 127.5 - 1;
  }
  const { probabilities } = await session.run({
    x: new Tensor("float32", input, [1, 1, LINE_HEIGHT, width]),
  });
  if (!probabilities || !(probabilities.data instanceof Float32Array))
    throw new Error("line reader gave no answer");
  return { steps: probabilities.dims[1] ?? 0, data: probabilities.data };
}
