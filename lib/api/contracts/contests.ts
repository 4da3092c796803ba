import { z } from "zod";

const id = z.string().meta({ format: "uuid" });
const time = z.string().meta({ format: "date-time", example: "2026-06-12T12:00:00Z" });
const decision = z.enum(["upheld", "new_session", "accepted"]);
const person = z.object({ id, name: z.string() }).nullable();

/** Body of POST …/contest/: the one answer. */
export const resolveContestBody = z
  .object({
    decision,
    notes: z
      .string()
      .min(1)
      .max(10_000)
      .refine((v) => v.trim() !== "", "Must not be blank."),
    method: z
      .string()
      .max(500)
      .nullish()
      .meta({ description: "Required for accepted: on what other evidence." }),
  })
  .meta({ id: "ResolveContest" });

export const contest = z
  .object({
    contest_id: id,
    session_id: id,
    text: z.string(),
    language: z.string(),
    created_at: time,
    status: z.enum(["open", "awaiting_second_person", "resolved"]),
    proposed_by: person,
    proposed_at: time.nullable(),
    proposed_notes: z.string().nullable(),
    proposed_method: z.string().nullable(),
    decision: decision.nullable(),
    notes: z.string().nullable(),
    method: z.string().nullable(),
    decided_by: person,
    decided_at: time.nullable(),
    new_session_id: id.nullable(),
  })
  .meta({ id: "Contest" });
