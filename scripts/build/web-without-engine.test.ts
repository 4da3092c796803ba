import { build } from "esbuild";
import { expect, test } from "vitest";

const MODELS = /^(onnxruntime|@gutenye|@vladmandic|@tensorflow|pdfjs-dist|@napi-rs\/canvas)/;

/** Everything an entry reaches, lazily or not: own files and packages. */
async function reached(entry: string): Promise<{ files: string[]; packages: string[] }> {
  const { metafile } = await build({
    entryPoints: [entry],
    outdir: "dist",
    bundle: true,
    splitting: true,
    write: false,
    format: "esm",
    platform: "node",
    packages: "external",
    jsx: "automatic",
    metafile: true,
    logLevel: "silent",
  });
  const inputs = Object.entries(metafile.inputs);
  const packages = inputs.flatMap(([, { imports }]) => imports.filter((i) => i.external).map((i) => i.path));
  return { files: inputs.map(([file]) => file), packages };
}

// Files the engine is made of that hold no model: its host, its table of tasks, its errors.
const isEngine = (file: string) => /^lib\/checks\/engine\/[^/]+\//.test(file) && !file.includes("/host/");

test.each(["scripts/web.ts", "scripts/worker.ts"])(
  "%s loads no model: the engine's child does",
  async (entry) => {
    const { files, packages } = await reached(entry);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter(isEngine)).toEqual([]);
    expect(packages.filter((name) => MODELS.test(name))).toEqual([]);
  },
);
