import { z } from "zod";

/** The signed record; docs/evidence-pack.md describes its parts. */
export const evidencePack = z
  .object({ pack: z.record(z.string(), z.unknown()), proof: z.record(z.string(), z.unknown()) })
  .meta({ id: "EvidencePack" });

export const evidenceKey = z
  .object({ algorithm: z.literal("Ed25519"), key_id: z.string(), public_key: z.string() })
  .meta({ id: "EvidenceKey" });
