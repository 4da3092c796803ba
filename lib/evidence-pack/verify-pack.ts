import { createHash } from "node:crypto";
import { canonicalJson } from "../audit/canonical-json";
import { isSignedBy } from "../crypto/operator-key";
import { keyId } from "./key-id";
import { addLeafHashes, rootOf } from "./leaf-hashes";
import { PACK_FORMAT, type SignedPack, signedBytes } from "./pack-format";

/** What is wrong, and where: a JSON Pointer into the file, or the place of a byte. */
export type PackProblem = { path: string; problem: string };
export type PackReport = {
  intact: boolean;
  problems: PackProblem[];
  keyId: string | null;
  publicKey: string | null;
  root: string | null;
  values: number;
  pictures: number;
  file: SignedPack | null;
};

const MOST = 100;

/**
 * Checks a file byte for byte, without anything but itself; with `trustedKey` (SPKI in base64, or a key id) also that
 * it was this key that signed. Each change is named by the path of what was changed.
 */
export function verifyPack(bytes: Buffer, trustedKey: string | null): PackReport {
  const empty = { keyId: null, publicKey: null, root: null, values: 0, pictures: 0, file: null };
  const text = bytes.toString("utf8");
  let file: SignedPack;
  try {
    file = JSON.parse(text) as SignedPack;
  } catch (error) {
    const at = /position (\d+)/.exec((error as Error).message)?.[1];
    return {
      ...empty,
      intact: false,
      problems: [{ path: at ? `byte ${at}` : "the file", problem: "is not JSON" }],
    };
  }
  if (
    file?.pack?.format !== PACK_FORMAT ||
    typeof file.proof?.hashes !== "object" ||
    file.proof.hashes === null
  ) {
    const path = file?.proof?.hashes ? "/pack/format" : "/proof/hashes";
    return { ...empty, intact: false, problems: [{ path, problem: `is not a ${PACK_FORMAT}` }] };
  }
  const problems: PackProblem[] = [
    ...changedValues(file),
    ...changedProof(file, trustedKey),
    ...changedPictures(file),
  ];
  // Nothing of the above sees spaces, order or a name given twice: the bytes themselves must be the canonical ones.
  if (problems.length === 0) {
    const expected = Buffer.from(canonicalJson(file));
    const at = firstDifference(bytes, expected);
    if (at !== null)
      problems.push({ path: `byte ${at}`, problem: "differs from the canonical form of the file" });
  }
  return {
    intact: problems.length === 0,
    problems: problems.slice(0, MOST),
    keyId: file.proof.key_id,
    publicKey: file.proof.public_key,
    root: file.proof.root,
    values: Object.keys(file.proof.hashes).length,
    pictures: file.pack.captures?.filter((c) => c.data !== undefined).length ?? 0,
    file,
  };
}

function changedValues({ pack, proof }: SignedPack): PackProblem[] {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(pack)) addLeafHashes(value, `/${key}`, found);
  // The values are those that were signed: then it is the list of hashes that was touched.
  const listTouched = rootOf(found) === proof.root;
  const problems: PackProblem[] = [];
  for (const path of new Set([...Object.keys(found), ...Object.keys(proof.hashes)])) {
    if (found[path] === proof.hashes[path]) continue;
    if (listTouched) problems.push({ path: `/proof/hashes${path}`, problem: "was changed" });
    else if (found[path] === undefined) problems.push({ path: `/pack${path}`, problem: "was removed" });
    else if (proof.hashes[path] === undefined) problems.push({ path: `/pack${path}`, problem: "was added" });
    else problems.push({ path: `/pack${path}`, problem: "was changed" });
  }
  return problems;
}

function changedProof({ proof }: SignedPack, trustedKey: string | null): PackProblem[] {
  const problems: PackProblem[] = [];
  const known = new Set(["algorithm", "hashes", "key_id", "public_key", "root", "signature"]);
  for (const key of Object.keys(proof))
    if (!known.has(key)) problems.push({ path: `/proof/${key}`, problem: "was added" });
  if (proof.algorithm !== "Ed25519") problems.push({ path: "/proof/algorithm", problem: "was changed" });
  // Base64 has several spellings of the same bytes; only the one that was written counts.
  for (const name of ["public_key", "signature"] as const) {
    if (Buffer.from(String(proof[name]), "base64").toString("base64") !== proof[name])
      return [...problems, { path: `/proof/${name}`, problem: "was changed" }];
  }
  const ownId = keyId(String(proof.public_key));
  const isSigned = isSignedBy(
    String(proof.public_key),
    signedBytes(String(proof.root)),
    String(proof.signature),
  );
  const rootHolds = rootOf(proof.hashes) === proof.root;
  if (proof.key_id !== ownId)
    problems.push({ path: isSigned ? "/proof/key_id" : "/proof/public_key", problem: "was changed" });
  else if (!isSigned)
    problems.push({ path: rootHolds ? "/proof/signature" : "/proof/root", problem: "does not fit the key" });
  else if (!rootHolds) problems.push({ path: "/proof/root", problem: "is not what the hashes come to" });
  if (trustedKey !== null && trustedKey !== proof.public_key && trustedKey !== ownId)
    problems.push({ path: "/proof/public_key", problem: "is not the key you trust" });
  return problems;
}

/** A picture must be the one whose hash was noted when it was captured. */
function changedPictures({ pack }: SignedPack): PackProblem[] {
  return (pack.captures ?? []).flatMap((capture, at) => {
    if (capture.data === undefined) return [];
    const sha256 = createHash("sha256").update(Buffer.from(capture.data, "base64")).digest("hex");
    return sha256 === capture.sha256
      ? []
      : [{ path: `/pack/captures/${at}/data`, problem: "is not the picture that was captured" }];
  });
}

function firstDifference(a: Buffer, b: Buffer): number | null {
  if (a.equals(b)) return null;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) if (a[at] !== b[at]) return at;
  return length;
}
