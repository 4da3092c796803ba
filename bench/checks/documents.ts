import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SIZE, specimensDigest } from "./documents/card";
import { countRight, countWrong } from "./documents/count-readings";
import { DISTURBANCE_NAMES, type TestPicture, testPicture, wrongPicture } from "./documents/test-pictures";
import { share } from "./figure";

/*
 * Reads drawn specimens of all five formats under each disturbance: how many MRZ came out whole with every check digit
 * right, with 95 % intervals (Clopper–Pearson). Then specimens with a wrong digit printed: how many were called valid
 * (must be 0). SHOW=1 tells what was misread. `pictures` writes those that the peer of the accuracy card is given.
 *   npx tsx bench/checks/documents.ts [SPECIMENS PER DISTURBANCE = 10] [WRONG = 40] [WORD OF THE DISTURBANCE]
 *   npx tsx bench/checks/documents.ts pictures FOLDER
 */
const [first = "10", second = "40", only = ""] = process.argv.slice(2);
await (first === "pictures" ? writePictures(second) : measure(Number(first), Number(second)));

async function measure(each: number, wrong: number): Promise<void> {
  const times: number[] = [];
  console.log("disturbance | whole, digits right | 95 % interval");
  for (const name of DISTURBANCE_NAMES) {
    if (!name.includes(only)) continue;
    let began = process.cpuUsage();
    const right = await countRight(name, each, ({ lines }, read, isRight) => {
      const { user, system } = process.cpuUsage(began);
      times.push((user + system) / 1000);
      if (!isRight && process.env.SHOW) console.log(name, lines, read?.valid, read?.lines);
      began = process.cpuUsage();
    });
    console.log(`${name} | ${right} of ${each} | ${percents(share(right, each).interval)}`);
  }
  times.sort((a, b) => a - b);
  const median = Math.round(times[Math.floor(times.length / 2)] ?? 0);
  console.log(`CPU a picture, drawn and read: median ${median} ms, all cores together`);
  const { read, valid } = await countWrong(wrong, ({ disturbance, lines }, mrz) => {
    console.log("called valid:", disturbance, lines, mrz?.lines, JSON.stringify(mrz?.corrections));
  });
  console.log(
    `wrong digit printed | read ${read} of ${wrong} | called valid ${valid} (${percents(share(valid, wrong).interval)})`,
  );
}

function percents([low, high]: [number, number] = [0, 1]): string {
  return `${(100 * low).toFixed(1)}–${(100 * high).toFixed(1)} %`;
}

async function writePictures(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const pictures: object[] = [];
  const add = ({ disturbance, picture }: TestPicture, wrong: boolean) => {
    const file = `${pictures.length}.${picture[0] === 0x89 ? "png" : "jpg"}`;
    writeFileSync(join(folder, file), picture);
    pictures.push({ file, disturbance, wrong });
  };
  for (const name of DISTURBANCE_NAMES)
    for (let i = 0; i < SIZE.peerEach; i += 1) add(await testPicture(name, i), false);
  for (let i = 0; i < SIZE.peerWrong; i += 1) add(await wrongPicture(i), true);
  writeFileSync(join(folder, "index.json"), JSON.stringify({ specimens: specimensDigest(), pictures }));
  console.log(`${pictures.length} pictures in ${folder}`);
}
