import { readDocument } from "@/lib/checks/engine/document/read-document";
import { type TestPicture, testPicture, wrongPicture } from "./test-pictures";

type Read = Awaited<ReturnType<typeof readDocument>>["mrz"];

/** Of `each` specimens under a disturbance: how many MRZ came out whole, as printed, every check digit right. */
export async function countRight(
  disturbance: string,
  each: number,
  seen: (picture: TestPicture, read: Read, isRight: boolean) => void | Promise<void> = () => {},
): Promise<number> {
  let right = 0;
  for (let i = 0; i < each; i += 1) {
    const picture = await testPicture(disturbance, i);
    const { mrz } = await readDocument({ front: picture.picture, mrzOnly: true });
    const isRight = mrz?.valid === true && mrz.lines.join() === picture.lines.join();
    if (isRight) right += 1;
    await seen(picture, mrz, isRight);
  }
  return right;
}

/** Of specimens with a wrong digit printed: how many were read at all, and how many called valid (must be 0). */
export async function countWrong(
  specimens: number,
  calledValid: (picture: TestPicture, read: Read) => void = () => {},
): Promise<{ read: number; valid: number }> {
  let [read, valid] = [0, 0];
  for (let i = 0; i < specimens; i += 1) {
    const picture = await wrongPicture(i);
    const { mrz } = await readDocument({ front: picture.picture, mrzOnly: true });
    if (mrz) read += 1;
    if (!mrz?.valid) continue;
    valid += 1;
    calledValid(picture, mrz);
  }
  return { read, valid };
}
