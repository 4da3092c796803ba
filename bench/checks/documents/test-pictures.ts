import { DISTURBANCES } from "@/e2e/fixtures/specimens/disturb";
import { drawSpecimen, SPECIMEN_FORMATS, specimenContents } from "@/e2e/fixtures/specimens/draw-specimen";
import { mrzValue } from "@/lib/checks/engine/mrz/check-digit";

/** A picture of a drawn specimen, and what is printed on it. */
export type TestPicture = { disturbance: string; lines: string[]; picture: Buffer };

export const DISTURBANCE_NAMES = Object.keys(DISTURBANCES);

/** The i-th specimen under a disturbance: all five formats in turn, three strengths of pattern. Always the same. */
export async function testPicture(disturbance: string, i: number): Promise<TestPicture> {
  const seed = 1000 + i;
  const pattern = 0.2 + 0.3 * ((i % 3) / 2);
  const specimen = await drawSpecimen(specimenContents(formatOf(i), seed), { seed, pattern });
  return {
    disturbance,
    lines: specimen.lines,
    picture: await disturbed(disturbance, specimen.png, seed),
  };
}

/** The i-th specimen with one wrong digit printed under a check digit, under each disturbance in turn. */
export async function wrongPicture(i: number): Promise<TestPicture> {
  const format = formatOf(i);
  const right = await drawSpecimen(specimenContents(format, 5000 + i));
  const lines = spoilt(right.lines, format === "TD1" ? [0, 1] : [1], i);
  const { png } = await drawSpecimen(right.contents, { lines, seed: i });
  const disturbance = DISTURBANCE_NAMES[i % DISTURBANCE_NAMES.length] ?? "clean";
  return { disturbance, lines, picture: await disturbed(disturbance, png, i) };
}

const formatOf = (i: number) => SPECIMEN_FORMATS[i % SPECIMEN_FORMATS.length] ?? "TD3";

function disturbed(name: string, png: Buffer, seed: number): Promise<Buffer> {
  const disturb = DISTURBANCES[name];
  if (!disturb) throw new Error(`There is no disturbance "${name}".`);
  return disturb(png, seed);
}

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
