import { faceApi } from "./face-api";
import { faceChip } from "./face-chip";
import type { Pixels, Point } from "./pixels";
import { tensorFlow } from "./tensors";

/** 128 numbers that are near for pictures of one person. A biometric template: never stored, logged or returned. */
export type Descriptor = Float32Array;

export type DescribedFace = { descriptor: Descriptor; chip: Pixels };

/** The face's descriptor: the sum of that of its upright chip and of the chip's mirror image, at length 1. */
export async function describeFace(picture: Pixels, points: readonly Point[]): Promise<DescribedFace> {
  const [tf, api] = [await tensorFlow(), await faceApi()];
  const chip = faceChip(picture, points);
  const straight = tf.tensor3d(chip.data, [chip.height, chip.width, 3], "int32");
  const mirrored = tf.reverse(straight, 1);
  try {
    const of = async (tensor: unknown) =>
      (await api.nets.faceRecognitionNet.computeFaceDescriptor(tensor as never)) as Float32Array;
    const [a, b] = [await of(straight), await of(mirrored)];
    return { descriptor: unit(a.map((value, i) => value + (b[i] ?? 0))), chip };
  } finally {
    tf.dispose([straight, mirrored]);
  }
}

function unit(values: Float32Array): Float32Array {
  const length = Math.hypot(...values) || 1;
  return values.map((value) => value / length);
}

/** Euclidean distance of two descriptors of length 1: 0 for the same picture, about 0.53 for two people at random. */
export function distanceOf(a: Descriptor, b: Descriptor): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return Math.sqrt(sum);
}
