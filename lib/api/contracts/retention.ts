import { z } from "zod";

const time = z.string().meta({ format: "date-time", example: "2026-06-12T12:00:00Z" });
const id = z.string().meta({ format: "uuid" });

export const legalHoldBody = z
  .object({
    until: z.iso.datetime({ offset: true, message: "Must be a time in ISO 8601." }),
    authority: z.string().trim().min(1, "Name the authority.").max(200),
    reason: z.string().trim().min(1, "Say why.").max(2_000),
  })
  .meta({ id: "LegalHoldRequest" });

export const legalHold = z
  .object({ entity_id: id, until: time, authority: z.string(), reason: z.string() })
  .meta({ id: "LegalHold" });

export const relationshipBody = z
  .object({
    ended_at: z.iso
      .datetime({ offset: true, message: "Must be a time in ISO 8601." })
      .nullable()
      .meta({ description: "null: the relationship lasts." }),
  })
  .meta({ id: "RelationshipRequest" });

export const relationship = z
  .object({ entity_id: id, ended_at: time.nullable() })
  .meta({ id: "Relationship" });

const kept = z.array(z.object({ what: z.string(), because: z.string(), until: time.nullable() }));

export const entityRetention = z
  .object({
    entity_id: id,
    relationship_ended_at: time.nullable(),
    legal_hold: z.object({ until: time, authority: z.string(), reason: z.string() }).nullable(),
    waiting_erasure: z
      .object({ requested_at: time, until: time.nullable(), because: z.string() })
      .nullable()
      .meta({ description: "A request to erase that waits." }),
    erasure_now: z
      .object({
        open_session_id: id.nullable(),
        deferred: z.object({ until: time.nullable(), because: z.string() }).nullable(),
        files: z.int(),
        sessions: z.int(),
        notes: z.int(),
        erased: z.array(z.string()),
        kept,
      })
      .meta({ description: "What erasing would come to at this moment. Nothing is changed by asking." }),
  })
  .meta({ id: "EntityRetention" });

export const erasure = z
  .object({
    entity_id: id,
    status: z.enum(["done", "deferred"]),
    requested_at: time,
    deferred_until: time.nullable(),
    deferred_because: z.string().nullable(),
    finished_at: time.nullable(),
    receipt: z
      .object({
        entity_id: id,
        erased_at: time,
        destroyed_files: z.array(z.object({ media_id: id, sha256: z.string() })),
        sessions: z.int(),
        erased: z.array(z.string()),
        kept,
      })
      .nullable(),
  })
  .meta({ id: "Erasure" });

export const redacted = z
  .object({ media_id: id, sha256: z.string(), message: z.string() })
  .meta({ id: "Redacted" });
export const redactedCheck = z.object({ check_id: id, message: z.string() }).meta({ id: "RedactedCheck" });
export const message = z.object({ message: z.string() });
