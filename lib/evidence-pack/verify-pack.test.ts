import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SAMPLE_KEY, sampleFile, signSample } from "@/e2e/fixtures/sample-pack";
import { canonicalJson } from "../audit/canonical-json";
import { addLeafHashes } from "./leaf-hashes";
import type { SignedPack } from "./pack-format";
import { verifyPack } from "./verify-pack";

const parsed = async (): Promise<SignedPack> => JSON.parse((await sampleFile(true)).toString());
const paths = (file: unknown, key: string | null = null) =>
  verifyPack(Buffer.from(canonicalJson(file)), key).problems.map((p) => p.path);

test("a pack that nobody touched is intact, with pictures and without", async () => {
  for (const pictures of [true, false]) {
    const bytes = await sampleFile(pictures);
    expect(verifyPack(bytes, SAMPLE_KEY)).toMatchObject({
      intact: true,
      problems: [],
      pictures: pictures ? 1 : 0,
    });
    // The bytes are canonical: an answer of the API that carries the same values is the same file.
    expect(JSON.stringify(JSON.parse(bytes.toString()))).toBe(bytes.toString());
  }
});

test("one byte changed anywhere is found and named", async () => {
  const bytes = await sampleFile(true);
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ by;
      const report = verifyPack(changed, SAMPLE_KEY);
      expect(report.intact).toBe(false);
      expect(report.problems[0]?.path).toMatch(/^(\/|byte \d|the file)/);
    }),
    { numRuns: 2_000 },
  );
});

describe("the name is that of the part that was changed", () => {
  test.each([
    ["/pack/reviews/0/notes", (f: SignedPack) => Object.assign(f.pack.reviews[0] ?? {}, { notes: "Fine" })],
    [
      "/pack/checks/0/result_data/evidence/imageQuality/measured",
      (f: SignedPack) => {
        const found = f.pack.checks[0]?.result_data as { evidence: Record<string, object> } | undefined;
        if (found) found.evidence.imageQuality = { method: "sharpness", measured: 0.42, threshold: 0.4 };
      },
    ],
    ["/pack/session/added", (f: SignedPack) => Object.assign(f.pack.session, { added: 1 })],
    ["/pack/entity/last_name", (f: SignedPack) => delete f.pack.entity.last_name],
    [
      "/proof/hashes/session/id",
      (f: SignedPack) => Object.assign(f.proof.hashes, { "/session/id": "0".repeat(64) }),
    ],
    [
      "/proof/signature",
      (f: SignedPack) => Object.assign(f.proof, { signature: Buffer.alloc(64).toString("base64") }),
    ],
    ["/proof/key_id", (f: SignedPack) => Object.assign(f.proof, { key_id: "0".repeat(16) })],
    ["/proof/extra", (f: SignedPack) => Object.assign(f.proof, { extra: true })],
  ] as const)("%s", async (path, change) => {
    const file = await parsed();
    change(file);
    expect(paths(file)).toContain(path);
  });

  test("a picture, also when its hash in the list was changed with it", async () => {
    const file = await parsed();
    const [capture] = file.pack.captures;
    if (capture) capture.data = Buffer.from("another picture").toString("base64");
    const hashes: Record<string, string> = {};
    for (const [key, value] of Object.entries(file.pack)) addLeafHashes(value, `/${key}`, hashes);
    expect(paths({ pack: file.pack, proof: signSample(hashes) })).toEqual(["/pack/captures/0/data"]);
  });

  test("white space and order of names: the byte", async () => {
    const file = await parsed();
    const spaced = Buffer.from(JSON.stringify(file, null, 1));
    expect(verifyPack(spaced, null).problems).toEqual([expect.objectContaining({ path: "byte 1" })]);
  });
});

test("a pack that somebody else has signed anew is intact, and not by the key you trust", async () => {
  const bytes = await sampleFile(false);
  const other = verifyPack(bytes, "00112233aabbccdd");
  expect(other.problems).toEqual([expect.objectContaining({ path: "/proof/public_key" })]);
});

test.each(["", "{}", "[]", "null", "not json", '{"pack":{},"proof":{}}', '{"pack":1,"proof":{"hashes":1}}'])(
  "what is no pack is refused in words: %s",
  (text) => expect(verifyPack(Buffer.from(text), null).intact).toBe(false),
);
