import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../package-folder";
import { FACE_API_MODELS, faceApiFolder } from "./face-api";
import { HUMAN_MODELS, humanFolder } from "./human";

/** Name, version and the SHA-256 of every model file, for a verdict's EngineStamp. */
export type EngineModels = { name: string; version: string; models: Record<string, string> };

/** Raised whenever what is measured changes: a verdict is only recomputed by the version that measured it. */
const VERSION = "1";
let known: EngineModels | undefined;

/** Of the face comparison, and of liveness too when `human`'s models took part. */
export async function faceEngine(
  options: { liveness: boolean } = { liveness: false },
): Promise<EngineModels> {
  known ??= {
    name: "veridesk-faces",
    version: `${VERSION} (face-api ${versionOf("@vladmandic/face-api")}, human ${versionOf("@vladmandic/human")})`,
    models: {
      ...hashes(faceApiFolder(), FACE_API_MODELS),
      ...hashes(humanFolder(), HUMAN_MODELS),
    },
  };
  if (options.liveness) return known;
  const models = Object.entries(known.models).filter(([file]) =>
    FACE_API_MODELS.some((name) => file === `${name}.bin`),
  );
  return { ...known, models: Object.fromEntries(models) };
}

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(join(packageFolder(name), "package.json"), "utf8")) as { version: string })
    .version;

const hashes = (folder: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [
      `${name}.bin`,
      createHash("sha256")
        .update(readFileSync(join(folder, `${name}.bin`)))
        .digest("hex"),
    ]),
  );
