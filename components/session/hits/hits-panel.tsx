import { Landmark, ShieldAlert } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { Time } from "@/components/ui/time";
import type { ActionResult } from "@/lib/client/action-result";
import { Panel } from "../panel";
import type { HitView } from "../session-page-view";
import { HitDecision } from "./hit-decision";
import { EVIDENCE_WORDS, topicWord } from "./hit-words";

type Props = {
  hits: HitView[];
  searched: number;
  /** Null for those who only read. */
  decide:
    | ((hitId: string, decision: "confirmed" | "rejected", reason: string) => Promise<ActionResult>)
    | null;
};

/** What the lists held: each hit side by side with the record, and whether it is this person. */
export function HitsPanel({ hits, searched, decide }: Props) {
  if (searched === 0) return null;
  const open = hits.filter((hit) => hit.decision === null && hit.isCurrent).length;
  return (
    <Panel
      title="Screening hits"
      aside={hits.length === 0 ? null : open > 0 ? `${open} to decide` : "all decided"}
    >
      {hits.length === 0 ? <p className="text-ink-2">No list has an entry that is close.</p> : null}
      <ol className="grid gap-3.5">
        {hits.map((hit) => (
          <li key={hit.id}>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
              <bdi className="font-medium wrap-anywhere">{hit.details[0]?.listed}</bdi>
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
              {EVIDENCE_WORDS[hit.evidence] ?? hit.evidence}. {hit.topics.map(topicWord).join(", ")}
              {hit.position ? `, ${hit.position}` : ""}
              {hit.programs.length > 0 ? `, ${hit.programs.join(", ")}` : ""}
            </p>
            <Compared hit={hit} />
            <p className="mt-1 text-xs wrap-anywhere text-ink-2">
              {hit.list}, version {hit.version}, entry {hit.sourceId}; {hit.algorithm}
              {hit.isCurrent ? "" : "; not found by the newest search"}
            </p>
            {hit.decision ? (
              <p className="mt-1">
                <span className="font-medium">
                  {hit.decision === "confirmed" ? "Is this person" : "Somebody else"}
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
            ) : null}
            {decide ? (
              <HitDecision decided={hit.decision !== null} decide={decide.bind(null, hit.id)} />
            ) : null}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

const AGREEMENT: Record<string, string> = {
  disagrees: "bg-consider-soft",
  unknown: "text-ink-2",
};

function Compared({ hit }: { hit: HitView }) {
  return (
    <table className="mt-1 w-full table-fixed border-collapse">
      <thead>
        <tr className="text-left text-xs text-ink-2 [&>th]:pb-0.5 [&>th]:font-normal">
          <th scope="col" className="w-[24%]">
            <span className="sr-only">Detail</span>
          </th>
          <th scope="col">Your record</th>
          <th scope="col">List entry</th>
        </tr>
      </thead>
      <tbody>
        {hit.details.map((detail) => (
          <tr key={detail.label} className="align-top [&>*]:py-0.5 [&>*]:pr-2">
            <th scope="row" className="text-left font-normal text-ink-2">
              {detail.label}
            </th>
            <td className="wrap-anywhere">
              <bdi>{detail.given || "–"}</bdi>
            </td>
            <td className="wrap-anywhere">
              <span className={`rounded-sm px-0.5 ${AGREEMENT[detail.agreement] ?? ""}`}>
                <bdi>{detail.listed || "–"}</bdi>
              </span>
              <span className="sr-only"> ({detail.agreement})</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
