import type { TestApi } from "../../fixtures/api";
import type { Session, State } from "./session-model";

/** What is stored of these sessions, as the model would have it. */
export async function stored(
  api: TestApi,
  ids: readonly string[],
): Promise<Map<string, Omit<Session, "entity" | "checks">>> {
  const rows = await api.owner`
    select s.id, s.status, s.outcome, s.expires_at <= now() as overdue, s.resend_count as resends, s.latest_decision as latest,
      array(select replace(e.type, 'verification.', '') from events e where e.session_id = s.id order by e.sequence) as events
    from verification_sessions s where s.id in ${api.owner([...ids])}`;
  return new Map(rows.map((row) => [row.id, row as unknown as Omit<Session, "entity" | "checks">]));
}

/** Whether the model's sessions are those stored, fact by fact. */
export function agrees(state: State, rows: Awaited<ReturnType<typeof stored>>): boolean {
  return (
    state.length === rows.size &&
    state.every((s) => JSON.stringify(facts(s)) === JSON.stringify(facts(rows.get(s.id))))
  );
}

export const facts = (s: Omit<Session, "entity" | "checks"> | undefined) =>
  s && [s.id, s.status, s.outcome, s.overdue, s.resends, s.latest, s.events];
