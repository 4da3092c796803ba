import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isSignedBy } from "../crypto/operator-key";
import { type Checkpoint, checkpointBytes } from "./checkpoint";

const Line = z.object({
  tenant_id: z.uuid(),
  sequence: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  created_at: z.string(),
  public_key: z.string(),
  signature: z.string(),
});

/**
 * The checkpoints of a tenant in the order they were written. Lines that are damaged, of another tenant, or not
 * signed by the key they name are left out: an unsigned word proves nothing.
 * @param trustedKey accept only this operator's key (SPKI, base64)
 */
export async function readCheckpoints(
  folder: string,
  tenantId: string,
  trustedKey?: string,
): Promise<Checkpoint[]> {
  const text = await readFile(join(folder, `${tenantId}.jsonl`), "utf8").catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return "";
      throw error;
    },
  );
  return text.split("\n").flatMap((line) => {
    const checkpoint = parse(line);
    if (!checkpoint || checkpoint.tenant_id !== tenantId) return [];
    if (trustedKey !== undefined && checkpoint.public_key !== trustedKey) return [];
    const signed = isSignedBy(checkpoint.public_key, checkpointBytes(checkpoint), checkpoint.signature);
    return signed ? [checkpoint] : [];
  });
}

function parse(line: string): Checkpoint | null {
  if (line.trim() === "") return null;
  try {
    return Line.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
