import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Config, Human } from "@vladmandic/human";
import { packageFolder } from "../package-folder";
import { tensorFlow } from "./tensors";

/** Models of @vladmandic/human that are used, as files in its package. */
export const HUMAN_MODELS = ["blazeface", "facemesh", "iris", "emotion", "antispoof", "liveness"];
export const humanFolder = (): string => join(packageFolder("@vladmandic/human"), "models");

const off = { enabled: false };
// Every picture is looked at by itself: nothing is carried over from the one before.
const always = { enabled: true, skipFrames: 0, skipTime: 0 };

const config = (): Partial<Config> => ({
  backend: "wasm",
  wasmPath: `${join(packageFolder("@tensorflow/tfjs-backend-wasm"), "dist")}/`,
  modelBasePath: `${pathToFileURL(humanFolder()).href}/`,
  debug: false,
  async: false,
  warmup: "none",
  cacheSensitivity: 0,
  validateModels: false,
  filter: { enabled: false } as Config["filter"],
  gesture: off,
  body: off as Config["body"],
  hand: off as Config["hand"],
  object: off as Config["object"],
  segmentation: off as Config["segmentation"],
  face: {
    enabled: true,
    detector: {
      enabled: true,
      rotation: true,
      maxDetected: 3,
      minConfidence: 0.3,
      skipFrames: 0,
      skipTime: 0,
    },
    mesh: { enabled: true },
    iris: { enabled: true },
    emotion: { ...always, minConfidence: 0 },
    description: off,
    antispoof: always,
    liveness: always,
  } as Config["face"],
});

let ready: Promise<Human> | undefined;

/** Face mesh, head pose, expression and the two passive anti-spoof models of human, loaded once from its package. */
export function human(): Promise<Human> {
  ready ??= start();
  return ready;
}

async function start(): Promise<Human> {
  await tensorFlow();
  readModelsFromDisk();
  const path = join(packageFolder("@vladmandic/human"), "dist", "human.node-wasm.js");
  const { default: Class } = createRequire(import.meta.url)(path) as { default: typeof Human };
  const engine = new Class(config());
  await engine.load();
  return engine;
}

/** Human loads by fetch, which Node refuses for files. In this process fetch then reads its models and nothing else. */
function readModelsFromDisk(): void {
  const folder = humanFolder();
  globalThis.fetch = async (input) => {
    const url = String(input instanceof Request ? input.url : input);
    const path = url.startsWith("file:") ? fileURLToPath(url) : "";
    if (!path.startsWith(folder)) throw new TypeError("The engine has no network.");
    return new Response(new Uint8Array(await readFile(path)));
  };
}
