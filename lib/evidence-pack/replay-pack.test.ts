import { expect, test } from "vitest";
import { PICTURE, sampleFile } from "@/e2e/fixtures/sample-pack";
import type { CheckInput, CheckResult } from "../checks/provider";
import type { Pack } from "./pack-format";
import { replayPack } from "./replay-pack";

const packOf = async (pictures = true): Promise<Pack> =>
  JSON.parse((await sampleFile(pictures)).toString()).pack;
const result = (sharpness: number, version = "1.0.0"): CheckResult => ({
  outcome: "consider",
  breakdown: { documentValidation: "clear", imageQuality: "consider" },
  evidence: {
    documentValidation: { method: "check digits", measured: "5 of 5" },
    imageQuality: { method: "sharpness", measured: sharpness, threshold: 0.4 },
  },
  engine: { name: "veridesk-engine", version },
});

// The back was erased: for a document check all its pictures are needed.
async function withBack(): Promise<Pack> {
  const pack = await packOf();
  pack.captures = pack.captures.slice(0, 1);
  return pack;
}

test("each measurement, threshold and verdict is compared; a simulated check is not", async () => {
  let given: CheckInput | undefined;
  const report = await replayPack(await withBack(), async (input) => {
    given = input;
    return result(0.41);
  });
  expect(report).toMatchObject({ differing: 0, agreeing: 6, open: 1 });
  expect(report.lines.at(-1)).toMatchObject({ check: "identity_check", verdict: "not recomputed" });
  expect(given).toMatchObject({ checkType: "document_check", now: new Date("2026-11-25T10:01:00Z") });
  expect(await given?.openMedia("m1")).toEqual(PICTURE);
});

test("what comes out otherwise is named; another engine version is said", async () => {
  const report = await replayPack(await withBack(), async () => result(0.39, "2.0.0"));
  const [line] = report.lines.filter((l) => l.verdict === "differs");
  expect(report.differing).toBe(1);
  expect(line).toMatchObject({ part: "imageQuality, measured", recorded: 0.41, recomputed: 0.39 });
  expect(line?.note).toBe("recorded by veridesk-engine 1.0.0, recomputed by veridesk-engine 2.0.0");
});

test("without its pictures, or when the engine fails, nothing agrees", async () => {
  const without = await replayPack(await packOf(false), async () => result(0.41));
  expect(without).toMatchObject({ agreeing: 0, differing: 0, open: 2 });
  expect(without.lines[0]?.note).toContain("document_back (erasure)");
  const failing = await replayPack(await withBack(), () => Promise.reject(new Error("out of memory")));
  expect(failing).toMatchObject({ agreeing: 0, open: 2 });
});
