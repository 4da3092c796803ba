/** Name and version of the file; docs/evidence-pack.md describes it. */
export const PACK_FORMAT = "veridesk-evidence-pack/1";

/** Plain JSON, in the names of the file. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type PackCapture = {
  media_id: string;
  step: string;
  frame: number | null;
  action: string | null;
  /** Milliseconds since the challenge was shown; of frames. */
  taken_ms: number | null;
  attempt: number;
  warnings: string[];
  content_type: string;
  width: number | null;
  height: number | null;
  bytes: number;
  sha256: string;
  captured_at: string;
  /** Why the file is gone; null while it is there. */
  deleted: string | null;
  /** The file in base64; absent when pictures were not asked for, or it is gone. */
  data?: string;
};

/** Everything about one session that a regulator may ask for. */
export type Pack = {
  format: typeof PACK_FORMAT;
  made: { [key: string]: Json };
  session: { [key: string]: Json };
  entity: { [key: string]: Json };
  extracted_data: { [key: string]: Json };
  consents: Json[];
  challenges: Json[];
  checks: { [key: string]: Json }[];
  captures: PackCapture[];
  discrepancies: Json[];
  screenings: Json[];
  hits: Json[];
  reviews: { [key: string]: Json }[];
  contest: { [key: string]: Json } | null;
  timeline: { [key: string]: Json }[];
};

/** What makes a change show: a hash for each value, their root, and the operator's signature of it. */
export type Proof = {
  algorithm: "Ed25519";
  /** JSON Pointer (RFC 6901) → SHA-256 (hex) of the value's canonical JSON. */
  hashes: Record<string, string>;
  key_id: string;
  /** SPKI in base64. */
  public_key: string;
  /** SHA-256 (hex) of the canonical JSON of `hashes`. */
  root: string;
  signature: string;
};
export type SignedPack = { pack: Pack; proof: Proof };

/** The bytes that are signed. */
export const signedBytes = (root: string): Buffer => Buffer.from(`${PACK_FORMAT}\n${root}\n`);
