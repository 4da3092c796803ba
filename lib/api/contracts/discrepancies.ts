import { z } from "zod";

const id = z.string().meta({ format: "uuid" });
const time = z.string().meta({ format: "date-time", example: "2026-06-12T12:00:00Z" });
const resolution = z.enum([
  "spelling_variant",
  "transliteration",
  "name_change",
  "reading_error",
  "record_corrected",
  "document_correct",
  "document_outdated",
  "not_resolvable",
]);
const notes = z.string().max(2_000).nullish();

/** Body of …/discrepancies/{discrepancy_id}/resolve/. */
export const resolveDiscrepancyBody = z.object({ resolution, notes }).meta({ id: "ResolveDiscrepancy" });

/** One resolution that comes with a review. */
export const givenResolution = z.object({ discrepancy_id: z.uuid(), resolution, notes });

/** A difference between document and record. */
export const discrepancy = z
  .object({
    discrepancy_id: id,
    check_id: id,
    field: z.string(),
    record_value: z.string().nullable(),
    document_value: z.string().nullable(),
    created_at: time,
    resolution: resolution.nullable(),
    resolution_notes: z.string().nullable(),
    resolved_by: z.object({ id, name: z.string() }).nullable(),
    resolved_at: time.nullable(),
  })
  .meta({ id: "Discrepancy" });

export const discrepancies = z
  .object({ session_id: id, count: z.int(), open: z.int(), results: z.array(discrepancy) })
  .meta({ id: "Discrepancies" });
