import { isSignedBy } from "../crypto/operator-key";
import { type Checkpoint, checkpointBytes } from "./checkpoint";
import { GENESIS, type SealedContent, sealHash } from "./seal-hash";

export type LinesReport =
  | { intact: true; entries: number; tenant_id: string | null; signed_at: string; public_key: string }
  | { intact: false; line: number; problem: string };

/**
 * Verifies an exported audit log line by line, offline: every hash is recomputed, every entry must follow the one
 * before it, and the signed end must be there and agree. Names the first line that does not.
 * @param trustedKey the operator's public key as it was given out earlier; without it the file's own is used, which
 *   shows only that the file is whole
 */
export async function verifyLines(lines: AsyncIterable<string>, trustedKey?: string): Promise<LinesReport> {
  let [hash, sequence, number] = [GENESIS, 0, 0];
  let tenantId: string | null = null;
  let end: Checkpoint | null = null;
  const broken = (problem: string): LinesReport => ({ intact: false, line: number, problem });
  for await (const text of lines) {
    number += 1;
    if (text.trim() === "") continue;
    if (end) return broken("something follows the signed end");
    const line = parse(text);
    if (!line) return broken("not a line of an audit export");
    if (line.checkpoint) {
      end = line.checkpoint;
      continue;
    }
    const { entry } = line;
    if (!entry) return broken("not a line of an audit export");
    tenantId ??= entry.tenantId;
    if (entry.tenantId !== tenantId) return broken("an entry of another tenant");
    if (entry.sequence !== sequence + 1)
      return broken(`entry ${entry.sequence} where ${sequence + 1} is expected: missing or out of order`);
    if (line.previous_hash !== hash.toString("hex")) return broken("does not follow the entry before it");
    hash = sealHash(hash, entry);
    if (line.hash !== hash.toString("hex")) return broken(`entry ${entry.sequence} was altered`);
    sequence = entry.sequence;
  }
  if (!end) return broken("the signed end is missing: the file was cut off");
  if (trustedKey !== undefined && end.public_key !== trustedKey) return broken("signed with another key");
  if (!isSignedBy(end.public_key, checkpointBytes(end), end.signature))
    return broken("the signature is not right");
  if (end.sequence !== sequence || end.hash !== hash.toString("hex") || end.tenant_id !== tenantId)
    return broken("the signed end is that of another chain");
  return {
    intact: true,
    entries: sequence,
    tenant_id: tenantId,
    signed_at: end.created_at,
    public_key: end.public_key,
  };
}

type Line = { entry?: SealedContent; previous_hash?: string; hash?: string; checkpoint?: Checkpoint };

function parse(text: string): Line | null {
  try {
    const value = JSON.parse(text) as Line | null;
    return value !== null && typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
