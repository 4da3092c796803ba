import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { InferenceSession } from "onnxruntime-node";

/** This project's own reader of MRZ lines; how it was trained: bench/checks/mrz-line-model/README.md. */
const FILE = "mrz-line.onnx";
/** Beside this file, or where it lies from dist/. */
const PLACES = [`./${FILE}`, `../lib/checks/engine/document/mrz-reader/${FILE}`];

export type MrzLineModel = {
  session: InferenceSession;
  /** Model file → SHA-256 (hex). */
  hashes: Record<string, string>;
};

let loaded: Promise<MrzLineModel> | undefined;

/** The MRZ line reader, loaded once a process. */
export function mrzLineModel(): Promise<MrzLineModel> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<MrzLineModel> {
  const { InferenceSession } = await import("onnxruntime-node");
  const path = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url))).find(existsSync);
  if (!path) throw new Error(`model file ${FILE} is missing`);
  const bytes = await readFile(path);
  return {
    session: await InferenceSession.create(bytes, {
      intraOpNumThreads: 2,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    }),
    hashes: { [FILE]: createHash("sha256").update(bytes).digest("hex") },
  };
}
