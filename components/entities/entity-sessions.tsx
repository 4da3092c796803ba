import Link from "next/link";
import { Panel } from "@/components/session/panel";
import { DecisionWord } from "@/components/ui/decision-word";
import { OutcomeChip } from "@/components/ui/outcome-chip";
import { StatusWord } from "@/components/ui/status-word";
import { Time } from "@/components/ui/time";
import { profileWord } from "@/lib/format/labels";

type Item = {
  id: string;
  profile: string;
  status: string;
  outcome: string;
  decision: string | null;
  createdAt: string;
};
type Props = { entityId: string; sessions: readonly Item[]; more: boolean };

/** The verifications of an entity, newest first. */
export function EntitySessions({ entityId, sessions, more }: Props) {
  const all = (
    <Link href={`/sessions/?entity_id=${entityId}`} className="underline underline-offset-2">
      {more ? "All of them" : "In the list"}
    </Link>
  );
  return (
    <Panel title="Sessions" aside={sessions.length > 0 ? all : null}>
      {sessions.length === 0 ? <p className="text-ink-2">It was never asked to verify.</p> : null}
      <ul className="-mx-1.5">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="relative flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 rounded-md px-1.5 py-1 hover:bg-sunken"
          >
            <Link
              href={`/sessions/${session.id}/`}
              prefetch={false}
              data-row={session.id}
              className="font-medium before:absolute before:inset-0 before:rounded-md"
            >
              {profileWord(session.profile)}
            </Link>
            <StatusWord status={session.status} />
            {session.outcome === "pending" ? null : <OutcomeChip outcome={session.outcome} />}
            {session.decision ? <DecisionWord decision={session.decision} /> : null}
            <span className="relative ml-auto text-ink-2">
              <Time at={session.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
