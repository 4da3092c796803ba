import { z } from "zod";

const common = {
  session_id: z.uuid(),
  entity_id: z.uuid(),
  entity_name: z.string(),
  external_id: z.string().nullable(),
  status: z.string(),
  outcome: z.string(),
};
const time = z.string();

/** Every event: name → shape of `data`. One entry here and an `emit` in the verb make a new one. */
export const EVENTS = {
  "verification.session_created": z.object({
    ...common,
    email_sent: z.boolean(),
    expires_at: time,
    created_at: time,
  }),
  "verification.session_accessed": z.object({ ...common, accessed_at: time }),
  "verification.session_completed": z.object({
    ...common,
    checks_completed: z.number().int(),
    completed_at: time,
    extracted_data: z.record(z.string(), z.unknown()),
  }),
  "verification.session_failed": z.object({
    ...common,
    failure_reason: z.string(),
    failure_details: z.string(),
    completed_at: time,
  }),
  "verification.session_expired": z.object({ ...common, expires_at: time }),
  "verification.check_completed": z.object({
    ...common,
    check_id: z.uuid(),
    check_type: z.string(),
    check_status: z.string(),
    check_outcome: z.string(),
    completed_at: time,
  }),
  "verification.contest_resolved": z.object({ ...common, contest_decision: z.string(), decided_at: time }),
} as const;

/** Beyond the documented ones: sent only to endpoints that chose them by name, never for `*`. */
export const OPTIONAL_EVENTS: readonly EventType[] = ["verification.contest_resolved"];

export type EventType = keyof typeof EVENTS;
export type EventData<T extends EventType> = z.infer<(typeof EVENTS)[T]>;
type Common = "session_id" | "entity_id" | "entity_name" | "external_id" | "status" | "outcome";
/** What a verb adds to the fields that every event carries. */
export type EventExtra<T extends EventType> = Omit<EventData<T>, Common>;
export const EVENT_TYPES = Object.keys(EVENTS) as EventType[];
