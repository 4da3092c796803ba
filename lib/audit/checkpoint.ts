import { canonicalJson } from "./canonical-json";
import type { ChainHead } from "./verify-chain";

/**
 * The end of a tenant's chain at one moment, signed with the operator's key and kept outside the database: with it,
 * entries that were cut off or rewritten afterwards are noticed, whoever holds the database.
 */
export type Checkpoint = {
  tenant_id: string;
  sequence: number;
  /** SHA-256, hex. */
  hash: string;
  created_at: string;
  /** Ed25519 public key, SPKI in base64. */
  public_key: string;
  signature: string;
};

type Unsigned = Omit<Checkpoint, "signature">;

/** The bytes that are signed: canonical JSON (RFC 8785) of all but the signature. */
export const checkpointBytes = ({ tenant_id, sequence, hash, created_at, public_key }: Unsigned): Buffer =>
  Buffer.from(canonicalJson({ tenant_id, sequence, hash, created_at, public_key }));

export const headOf = ({ sequence, hash }: Checkpoint): ChainHead => ({ sequence, hash });
