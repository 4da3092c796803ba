import { canonicalJson } from "../audit/canonical-json";
import { addLeafHashes } from "./leaf-hashes";
import type { Pack, PackCapture, Proof } from "./pack-format";

/** Opens a picture's bytes; null when it is gone. */
export type OpenPicture = (capture: PackCapture) => Promise<Buffer | null>;

/**
 * The signed file in pieces, in canonical JSON (RFC 8785), with one picture in memory at a time. `open` is null when
 * pictures are left out. A picture that has gone meanwhile is left out and says so.
 */
export async function* writePack(
  pack: Pack,
  open: OpenPicture | null,
  sign: (hashes: Record<string, string>) => Proof,
): AsyncGenerator<string> {
  const hashes: Record<string, string> = {};
  const keys = (Object.keys(pack) as (keyof Pack)[]).sort();
  let before = '{"pack":{';
  for (const key of keys) {
    yield `${before}${JSON.stringify(key)}:`;
    before = ",";
    if (key !== "captures" || pack.captures.length === 0) {
      addLeafHashes(pack[key], `/${key}`, hashes);
      yield canonicalJson(pack[key]);
      continue;
    }
    let opening = "[";
    for (const [at, given] of pack.captures.entries()) {
      const capture = await withData(given, open);
      addLeafHashes(capture, `/captures/${at}`, hashes);
      yield `${opening}${canonicalJson(capture)}`;
      opening = ",";
    }
    yield "]";
  }
  yield `},"proof":${canonicalJson(sign(hashes))}}`;
}

async function withData(capture: PackCapture, open: OpenPicture | null): Promise<PackCapture> {
  if (!open || capture.deleted) return capture;
  const bytes = await open(capture);
  return bytes ? { ...capture, data: bytes.toString("base64") } : { ...capture, deleted: "not found" };
}
