import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DISTURBANCES } from "@/e2e/fixtures/specimens/disturb";
import { drawSpecimen, SPECIMEN_FORMATS, specimenContents } from "@/e2e/fixtures/specimens/draw-specimen";
import { readDocument } from "@/lib/checks/engine/document/read-document";
import { mrzValue } from "@/lib/checks/engine/mrz/check-digit";

/*
 * Reads drawn specimens of all five formats under each disturbance: how many MRZ came out whole with every check digit
 * right, with 95 % Wilson intervals; beside PassportEye (MRZ_PYTHON: a Python that has it) on the same pictures. Then
 * specimens with a wrong digit printed: how many were called valid (must be 0).
 *   npx tsx bench/checks/documents.ts [SPECIMENS PER DISTURBANCE = 10] [WRONG = 40] [WORD OF THE DISTURBANCE]
 */
const each = Number(process.argv[2] ?? 10);
const wrong = Number(process.argv[3] ?? 40);
const only = process.argv[4] ?? "";
const python = process.env.MRZ_PYTHON;
const folder = mkdtempSync(join(tmpdir(), "specimens-"));

function interval(hits: number, n: number): string {
  if (n === 0) return "";
  const z = 1.96;
  const p = hits / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return `${(100 * Math.max(0, middle - half)).toFixed(1)}–${(100 * Math.min(1, middle + half)).toFixed(1)} %`;
}

const PEER = `import sys,warnings
warnings.filterwarnings("ignore")
from passporteye import read_mrz
m=read_mrz(sys.argv[1])
print("valid" if m is not None and m.valid else "no")`;
const hasPeer = python !== undefined && spawnSync(python, ["-c", "import passporteye"]).status === 0;

function peerReads(picture: Buffer): boolean {
  if (!python) return false;
  const file = join(folder, "one.jpg");
  writeFileSync(file, picture);
  try {
    return execFileSync(python, ["-c", PEER, file], { timeout: 120_000, stdio: ["ignore", "pipe", "ignore"] })
      .toString()
      .includes("valid");
  } catch {
    return false;
  }
}

const times: number[] = [];
console.log(`disturbance | whole, digits right | 95 % interval${hasPeer ? " | PassportEye" : ""}`);
for (const [name, disturb] of Object.entries(DISTURBANCES)) {
  if (!name.includes(only)) continue;
  let [hits, peer] = [0, 0];
  for (let i = 0; i < each; i++) {
    const format = SPECIMEN_FORMATS[i % SPECIMEN_FORMATS.length] ?? "TD3";
    const seed = 1000 + i;
    const specimen = await drawSpecimen(specimenContents(format, seed), {
      seed,
      pattern: 0.2 + 0.3 * ((i % 3) / 2),
    });
    const picture = await disturb(specimen.png, seed);
    const began = process.cpuUsage();
    const { mrz } = await readDocument({ front: picture, mrzOnly: true });
    const { user, system } = process.cpuUsage(began);
    times.push((user + system) / 1000);
    if (mrz?.valid && mrz.lines.join() === specimen.lines.join()) hits++;
    else if (process.env.SHOW) console.log(name, seed, specimen.lines, mrz?.valid, mrz?.lines);
    if (hasPeer && peerReads(picture)) peer++;
  }
  console.log(
    `${name} | ${hits} of ${each} | ${interval(hits, each)}${hasPeer ? ` | ${peer} of ${each}` : ""}`,
  );
}
times.sort((a, b) => a - b);
console.log(
  `CPU a picture, MRZ and quality: median ${Math.round(times[Math.floor(times.length / 2)] ?? 0)} ms, all cores together`,
);

let called = 0;
let read = 0;
for (let i = 0; i < wrong; i++) {
  const format = SPECIMEN_FORMATS[i % SPECIMEN_FORMATS.length] ?? "TD3";
  const right = await drawSpecimen(specimenContents(format, 5000 + i));
  const lines = spoilt(right.lines, format === "TD1" ? [0, 1] : [1], i);
  const { png } = await drawSpecimen(right.contents, { lines, seed: i });
  const names = Object.keys(DISTURBANCES);
  const disturb = DISTURBANCES[names[i % names.length] ?? "clean"];
  const { mrz } = await readDocument({ front: disturb ? await disturb(png, i) : png, mrzOnly: true });
  if (mrz) read++;
  if (mrz?.valid) {
    called++;
    console.log("called valid:", names[i % names.length], lines, mrz.lines, JSON.stringify(mrz.corrections));
  }
}
console.log(
  `wrong digit printed | read ${read} of ${wrong} | called valid ${called} (95 %: at most ${((100 * 3) / Math.max(1, wrong)).toFixed(1)} % if 0)`,
);
rmSync(folder, { recursive: true });

/** One digit under a check digit replaced by another that the weights can tell from it. */
function spoilt(lines: string[], among: number[], seed: number): string[] {
  const line = among[seed % among.length] ?? 0;
  const text = lines[line] ?? "";
  const [from, to] = among.length === 2 && line === 0 ? [5, 14] : among.length === 2 ? [0, 15] : [0, 28];
  const places = [...text.slice(from, to)].flatMap((c, i) =>
    /\d/.test(c) && !(among.length === 1 && i >= 10 && i < 13) ? [from + i] : [],
  );
  const at = places[(seed * 7) % places.length] ?? from;
  const now = mrzValue(text.charAt(at));
  const put = String((now + 1 + (seed % 8)) % 10);
  return lines.map((one, i) => (i === line ? one.slice(0, at) + put + one.slice(at + 1) : one));
}
