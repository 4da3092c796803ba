import { expect, test } from "vitest";
import { type Turns, turnBoxBack, turnPixels } from "./turn-pixels";

test.each([0, 1, 2, 3] as Turns[])("a box found after %i quarter turns is where it was before", (turns) => {
  const [width, height] = [7, 5];
  const data = new Uint8Array(width * height * 3);
  // A bright block, 2 wide and 1 high, at (4, 1).
  for (const x of [4, 5]) data.fill(255, (1 * width + x) * 3, (1 * width + x) * 3 + 3);
  const turned = turnPixels({ data, width, height }, turns);
  const lit: [number, number][] = [];
  for (let y = 0; y < turned.height; y += 1)
    for (let x = 0; x < turned.width; x += 1)
      if (turned.data[(y * turned.width + x) * 3] === 255) lit.push([x, y]);
  const xs = lit.map(([x]) => x);
  const ys = lit.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const box = { left, top, width: Math.max(...xs) - left + 1, height: Math.max(...ys) - top + 1 };
  expect(turnBoxBack(box, turns, width, height)).toEqual({ left: 4, top: 1, width: 2, height: 1 });
});
