import { Landmark, ShieldAlert } from "lucide-react";
import Link from "next/link";
import { EVIDENCE_WORDS } from "@/components/session/hits/hit-words";
import { Panel } from "@/components/session/panel";
import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/time";
import type { EntityHitView } from "./entity-page-view";

type Props = { hits: readonly EntityHitView[]; searches: number; lastAt: string | null };

/** What the watchlists ever held against an entity, and who cleared or confirmed it; decided on the session's page. */
export function EntityHits({ hits, searches, lastAt }: Props) {
  const open = hits.filter((hit) => hit.decision === null && hit.isCurrent).length;
  return (
    <Panel title="Screening" aside={open > 0 ? `${open} to decide` : null}>
      <p className="text-ink-2">
        {lastAt ? (
          <>
            Searched {searches === 1 ? "once" : `${searches} times`}, last <Time at={lastAt} />.
            {hits.length === 0 ? " No list has an entry that is close." : ""}
          </>
        ) : (
          "The lists were never searched for it."
        )}
      </p>
      <ol className="mt-2 grid gap-3 empty:hidden">
        {hits.map((hit) => (
          <li key={hit.id} className={hit.isCurrent ? undefined : "border-l-2 border-line-2 pl-2"}>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <bdi className="font-medium wrap-anywhere">{hit.name}</bdi>
              {hit.kinds.map((kind) => (
                <Chip
                  key={kind}
                  icon={kind === "sanctions" ? ShieldAlert : Landmark}
                  tone={kind === "sanctions" ? "attention" : "consider"}
                >
                  {kind === "sanctions" ? "Sanctions" : "PEP"}
                </Chip>
              ))}
              <span className="ml-auto text-ink-2 tabular-nums">score {hit.score.toFixed(2)}</span>
            </p>
            <p className="text-xs text-ink-2">
              {EVIDENCE_WORDS[hit.evidence] ?? hit.evidence}. {hit.list}
              {hit.isCurrent ? "" : "; not found by the newest search"}
            </p>
            {hit.decision ? (
              <p className="mt-0.5 wrap-anywhere">
                <span className="font-medium">
                  {hit.decision === "confirmed" ? "Is this entity" : "Somebody else"}
                </span>{" "}
                <span className="text-ink-2">
                  <bdi>{hit.decidedBy}</bdi>
                  {hit.decidedAt ? (
                    <>
                      , <Time at={hit.decidedAt} />
                    </>
                  ) : null}
                  : <bdi>{hit.reason}</bdi>
                </span>
              </p>
            ) : hit.sessionId ? (
              <p className="mt-0.5">
                <Link
                  href={`/sessions/${hit.sessionId}/`}
                  prefetch={false}
                  className="underline underline-offset-2"
                >
                  Compare and decide
                </Link>
              </p>
            ) : (
              <p className="mt-0.5 text-ink-2">Not decided.</p>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
