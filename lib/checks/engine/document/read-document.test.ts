import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { DISTURBANCES } from "@/e2e/fixtures/specimens/disturb";
import { drawSpecimen, SPECIMEN_FORMATS, specimenContents } from "@/e2e/fixtures/specimens/draw-specimen";
import { readDocument } from "./read-document";

const disturbed = async (name: string, png: Buffer, seed = 1) => {
  const disturb = DISTURBANCES[name];
  if (!disturb) throw new Error(`no disturbance ${name}`);
  return disturb(png, seed);
};

describe("drawn specimens", { timeout: 120_000 }, () => {
  it.each(SPECIMEN_FORMATS)("%s, whole and with every check digit", async (format) => {
    const { png, lines } = await drawSpecimen(specimenContents(format, 11));
    const { mrz, pictures, engine } = await readDocument({ front: png, mrzOnly: true });
    expect(mrz?.lines).toEqual(lines);
    expect(mrz).toMatchObject({ format, valid: true, step: "document_front" });
    expect(pictures[0]).toMatchObject({ turn: 0, cutOff: false });
    expect(Object.values(engine.models)).toHaveLength(4);
  });

  it.each(["turned by 90°", "turned by 180°", "any angle", "low resolution"])("%s", async (name) => {
    const { png, lines } = await drawSpecimen(specimenContents("TD3", 12));
    const { mrz } = await readDocument({ front: await disturbed(name, png, 3), mrzOnly: true });
    expect(mrz?.lines).toEqual(lines);
  });

  it("a wrong check digit is reported as printed and not set right", async () => {
    const right = await drawSpecimen(specimenContents("TD3", 13));
    const [first = "", second = ""] = right.lines;
    const digit = String((Number(second.charAt(9)) + 3) % 10);
    const lines = [first, second.slice(0, 9) + digit + second.slice(10)];
    const { png } = await drawSpecimen(right.contents, { lines });
    const { mrz } = await readDocument({ front: png, mrzOnly: true });
    expect(mrz?.lines).toEqual(lines);
    expect(mrz?.valid).toBe(false);
    expect(mrz?.checkDigits.find(({ field }) => field === "document_number")).toMatchObject({
      digit,
      expected: second.charAt(9),
      valid: false,
    });
  });

  it("the MRZ of a card is on its back; its front alone has none", async () => {
    const { png, lines } = await drawSpecimen(specimenContents("TD1", 14));
    const front = await sharp({ create: { width: 800, height: 500, channels: 3, background: "#dde" } })
      .jpeg()
      .toBuffer();
    expect((await readDocument({ front, mrzOnly: true })).mrz).toBeNull();
    const both = await readDocument({ front, back: png, mrzOnly: true });
    expect(both.mrz).toMatchObject({ lines, step: "document_back" });
    expect(both.pictures.map(({ step }) => step)).toEqual(["document_front", "document_back"]);
  });
});

it.each([
  ["empty_file", Buffer.alloc(0)],
  ["unsupported_type", Buffer.from("%PDF-1.7\n")],
  ["unsupported_type", Buffer.from("no picture at all")],
  ["unsupported_type", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"/>')],
])("%s", async (code, front) => {
  await expect(readDocument({ front })).rejects.toMatchObject({ name: "InputError", code });
});
