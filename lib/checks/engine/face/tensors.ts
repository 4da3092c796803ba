import { createRequire } from "node:module";
import { join } from "node:path";
import { packageFolder } from "../package-folder";

const load = createRequire(import.meta.url);

type TensorFlow = typeof import("@tensorflow/tfjs");
let ready: Promise<TensorFlow> | undefined;

/** TensorFlow.js on its WASM backend, as CommonJS: face-api and human require the same copy. */
export function tensorFlow(): Promise<TensorFlow> {
  ready ??= start();
  return ready;
}

async function start(): Promise<TensorFlow> {
  const tf = load("@tensorflow/tfjs") as TensorFlow;
  const wasm = load("@tensorflow/tfjs-backend-wasm") as typeof import("@tensorflow/tfjs-backend-wasm");
  wasm.setWasmPaths(`${join(packageFolder("@tensorflow/tfjs-backend-wasm"), "dist")}/`);
  await tf.setBackend("wasm");
  await tf.ready();
  return tf;
}
