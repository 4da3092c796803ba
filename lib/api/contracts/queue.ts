import { z } from "zod";
import { checkType, sessionOutcome, sessionStatus } from "./sessions";

const time = z.string().meta({ format: "date-time", example: "2026-06-12T12:00:00Z" });
const id = z.string().meta({ format: "uuid" });
const person = z.object({ id, name: z.string() });

export const queueReason = z.enum(["outcome", "flagged", "second_person", "contest", "screening"]);
export const profileName = z.enum(["basic", "standard", "comprehensive", "custom"]);

export const queueItem = z
  .object({
    session_id: id,
    entity_id: id,
    entity_name: z.string(),
    status: sessionStatus,
    outcome: sessionOutcome,
    verification_profile: profileName,
    check_types: z.array(checkType),
    queued_at: time,
    /** After this it is late by the tenant's own measure. */
    due_at: time,
    reason: queueReason,
    /** Why a person is needed, in a sentence; null without `results:read`. */
    reason_text: z.string().nullable(),
    /** Higher goes first. */
    risk: z.int(),
    assignee: person.nullable(),
    claim: person.extend({ until: time }).nullable(),
  })
  .meta({ id: "QueueItem" });

export const queueCounts = z
  .object({
    total: z.int(),
    mine: z.int(),
    unassigned: z.int(),
    late: z.int(),
    oldest_queued_at: time.nullable(),
    /** More wait than were counted. */
    more: z.boolean(),
  })
  .meta({ id: "QueueCounts" });

export const nextBody = z
  .object({
    current_session_id: z
      .uuid()
      .nullish()
      .meta({ description: "The session that is left for the next one." }),
  })
  .meta({ id: "TakeNext" });
export const nextTaken = z.object({ session_id: id.nullable() }).meta({ id: "NextTaken" });

export const claimed = z.object({ session_id: id, claimed_until: time }).meta({ id: "Claimed" });
export const released = z.object({ session_id: id }).meta({ id: "Released" });
export const assignBody = z.object({ assignee_id: z.uuid().nullable() }).meta({ id: "Assign" });
export const assigned = z.object({ session_id: id, assignee: person.nullable() }).meta({ id: "Assigned" });
export const reviewers = z.object({ results: z.array(person) }).meta({ id: "Reviewers" });
