import { createRequire } from "node:module";
import { join } from "node:path";
import { packageFolder } from "../package-folder";
import { tensorFlow } from "./tensors";

export type FaceApi = typeof import("@vladmandic/face-api");

/** Models of @vladmandic/face-api that are used, as files in its package. */
export const FACE_API_MODELS = ["ssd_mobilenetv1_model", "face_landmark_68_model", "face_recognition_model"];
export const faceApiFolder = (): string => join(packageFolder("@vladmandic/face-api"), "model");

let ready: Promise<FaceApi> | undefined;

/** Detector, 68 landmarks and descriptor of face-api, loaded once from its package. */
export function faceApi(): Promise<FaceApi> {
  ready ??= start();
  return ready;
}

async function start(): Promise<FaceApi> {
  await tensorFlow();
  const path = join(packageFolder("@vladmandic/face-api"), "dist", "face-api.node-wasm.js");
  const api = createRequire(import.meta.url)(path) as FaceApi;
  const folder = faceApiFolder();
  await api.nets.ssdMobilenetv1.loadFromDisk(folder);
  await api.nets.faceLandmark68Net.loadFromDisk(folder);
  await api.nets.faceRecognitionNet.loadFromDisk(folder);
  return api;
}
