import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { expect, test } from "vitest";
import { portraitModel } from "@/e2e/fixtures/footage/challenge-frames";
import { specimenPassport } from "@/e2e/fixtures/footage/specimen-passport";
import { challengeScenes, writeFootage } from "@/e2e/fixtures/footage/write-footage";

test("footage is a row of whole pictures: a document with its portrait, then the person", {
  timeout: 120_000,
}, async () => {
  const folder = await mkdtemp(join(tmpdir(), "veridesk-footage-"));
  try {
    const person = await portraitModel("portrait-a");
    const picture = await specimenPassport(await readFile("e2e/fixtures/faces/portrait-a.jpg"));
    const file = join(folder, "camera.mjpeg");
    const seconds = { rest: 0.2, action: 0.4 };
    await writeFootage(file, [{ picture, seconds: 0.5 }, ...challengeScenes(person, ["turn_left"], seconds)]);
    const pictures = frames(await readFile(file));
    expect(pictures).toHaveLength((3 + 1 + 2 + 1) * 5);
    for (const frame of [pictures[0], pictures.at(-1)]) {
      expect(await sharp(frame).metadata()).toMatchObject({ width: 1280, height: 720, format: "jpeg" });
    }
    expect(pictures[0]?.equals(pictures[5] ?? Buffer.alloc(0))).toBe(false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function frames(file: Buffer): Buffer[] {
  const found: Buffer[] = [];
  const end = Buffer.from([0xff, 0xd9]);
  for (let from = 0; from < file.length; ) {
    const to = file.indexOf(end, from) + 2;
    found.push(file.subarray(from, to));
    from = to;
  }
  return found;
}
