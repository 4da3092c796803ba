import { z } from "zod";

const id = z.string().meta({ format: "uuid" });
const time = z.string().meta({ format: "date-time" });
const score = z.number().min(0).max(1);
const kind = z.enum(["sanctions", "pep"]);
const decision = z.enum(["confirmed", "rejected"]);
const screeningStatus = z.enum(["not_screened", "clear", "potential_match", "confirmed_match"]);

/** How a detail of the entity and of the list entry compare, and how that moved the score. */
const detail = z.object({
  given: z.string().nullable(),
  listed: z.array(z.string()),
  agreement: z.enum(["full", "year", "swapped", "close", "agrees", "unknown", "disagrees"]),
  effect: z.number(),
});

export const scoreParts = z.object({
  name: z.object({
    given: z.string(),
    listed: z.string(),
    listed_kind: z.string(),
    score,
    words: z.array(z.object({ given: z.string(), listed: z.string(), score, rule: z.string() })),
    unmatched: z.object({ given: z.array(z.string()), listed: z.array(z.string()) }),
  }),
  birth_date: detail,
  country: detail,
  gender: detail,
});

/** A list entry that was found, whoever it was compared with. */
export const listedHit = z.object({
  rank: z.int(),
  list: z.string(),
  entry_id: z.string(),
  list_version: z.int(),
  topics: z.array(z.string()),
  programs: z.array(z.string()),
  position: z.string().nullable(),
  names: z.array(z.object({ name: z.string(), kind: z.string() })),
  birth_dates: z.array(z.string()),
  countries: z.array(z.string()),
  gender: z.string().nullable(),
  score,
  evidence: z.enum([
    "birth_date_and_country_agree",
    "birth_date_agrees",
    "country_agrees",
    "mixed",
    "nothing_else_known",
    "disagrees",
  ]),
  algorithm: z.string(),
  score_parts: scoreParts.nullable(),
});

const hit = listedHit.extend({
  hit_id: id,
  kinds: z.array(kind),
  is_current: z.boolean().meta({ description: "Found by the newest screening of its kind." }),
  status: z.enum(["open", "confirmed", "rejected"]),
  reopens_hit_id: id.nullable(),
  decision: z
    .object({
      decision,
      reason: z.string(),
      decided_by: z.object({ id, name: z.string() }),
      decided_at: time,
    })
    .nullable(),
  found_at: time,
});

const screening = z.object({
  screening_id: id,
  kind,
  check_id: id.nullable(),
  list_versions: z.record(z.string(), z.int()),
  algorithm: z.string(),
  threshold: score,
  candidates: z.int(),
  is_cut: z.boolean(),
  best_score: score.nullable(),
  screened_at: time,
});

export const sessionHits = z
  .object({
    session_id: id,
    entity_id: id,
    screening_status: screeningStatus,
    screenings: z.array(screening),
    hits: z.array(hit),
  })
  .meta({ id: "SessionHits" });

export const entityHits = z
  .object({
    entity_id: id,
    screening_status: screeningStatus,
    screenings: z.array(screening),
    hits: z.array(
      hit.extend({ session_id: id.nullable().meta({ description: "The session on which it is decided." }) }),
    ),
  })
  .meta({ id: "EntityHits" });

export const decideHitBody = z
  .object({
    decision,
    reason: z
      .string()
      .min(1)
      .max(2_000)
      .refine((v) => v.trim() !== "", "Must not be blank."),
  })
  .meta({ id: "DecideHit" });

export const decidedHit = z
  .object({
    hit_id: id,
    session_id: id,
    decision,
    reason: z.string(),
    decided_by: z.object({ id, name: z.string() }),
    decided_at: time,
    screening_status: screeningStatus,
  })
  .meta({ id: "HitDecided" });
