import type { Mode } from "@/db/client";
import { instantText } from "../format/instant";
import { EVENT_TYPES, EVENTS, type EventData, type EventType } from "./catalogue";

/** Name of the event that only tests send. */
export const TEST_EVENT = "webhook.test";
export type TestEvent = EventType | typeof TEST_EVENT;
export const TEST_EVENTS: readonly TestEvent[] = [TEST_EVENT, ...EVENT_TYPES];

const SESSION = "00000000-0000-4000-8000-000000000001";
const ENTITY = "00000000-0000-4000-8000-000000000002";
const CHECK = "00000000-0000-4000-8000-000000000003";

/** A body as the real event's, with content that names nobody; `sequence` 0 occurs in no session. */
export function sampleEvent(type: TestEvent, of: { id: string; at: Date; mode: Mode }): string {
  const { id, at, mode } = of;
  const data = type === TEST_EVENT ? { message: "This is a test event.", mode } : sampleData(type, at);
  return JSON.stringify({ event: type, timestamp: instantText(at), data, id, sequence: 0 });
}

function sampleData(type: EventType, at: Date): unknown {
  const now = instantText(at);
  const later = instantText(new Date(at.getTime() + 48 * 3_600_000));
  const of = (status: string, outcome: string) => ({
    ...{ session_id: SESSION, entity_id: ENTITY, entity_name: "Test Person", external_id: "test-1" },
    ...{ status, outcome },
  });
  const samples: { [T in EventType]: EventData<T> } = {
    "verification.session_created": {
      ...of("pending", "pending"),
      ...{ email_sent: true, expires_at: later, created_at: now },
    },
    "verification.session_accessed": { ...of("accessed", "pending"), accessed_at: now },
    "verification.session_completed": {
      ...of("completed", "clear"),
      ...{ checks_completed: 2, completed_at: now },
      extracted_data: { first_name: "Test", last_name: "Person", document_type: "passport" },
    },
    "verification.session_failed": {
      ...of("failed", "issue"),
      ...{ failure_reason: "document_expired", failure_details: "", completed_at: now },
    },
    "verification.session_expired": { ...of("expired", "pending"), expires_at: now },
    "verification.check_completed": {
      ...of("accessed", "pending"),
      ...{ check_id: CHECK, check_type: "document_check", check_status: "completed", check_outcome: "clear" },
      completed_at: now,
    },
    "verification.contest_resolved": {
      ...of("failed", "issue"),
      ...{ contest_decision: "upheld", decided_at: now },
    },
  };
  return EVENTS[type].parse(samples[type]);
}
