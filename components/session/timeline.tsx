"use client";
import { useClock } from "@/components/ui/clock-context";
import { Time } from "@/components/ui/time";
import { checkWord, DECISION_WORDS, OUTCOME_WORDS } from "@/lib/format/labels";
import { dayText } from "@/lib/format/time-text";
import { Panel } from "./panel";
import type { TimelineView } from "./session-page-view";

const EVENTS: Record<string, string> = {
  "verification.session_accessed": "The person pressed Start",
  "verification.session_completed": "Checks completed",
  "verification.session_failed": "Failed",
  "verification.session_expired": "The link ran out",
};
const ACTIONS: Record<string, string> = {
  "session.created": "Created",
  "session.link_resent": "Link sent again",
  "session.revoked": "Revoked",
  "discrepancy.resolved": "Difference resolved",
  "contest.asked": "The person asked for a person",
  "contest.proposed": "Answer to the contest proposed",
  "contest.resolved": "Contest answered",
  "hit.confirmed": "Screening hit confirmed",
  "hit.rejected": "Screening hit rejected",
  "evidence_pack.made": "Evidence pack made",
};
const MAIL: Record<string, string> = {
  pending: "Waiting to be mailed to",
  sent: "Mailed to",
  failed: "Could not be mailed to",
  cancelled: "Not mailed to",
};
const DELIVERED: Record<string, string> = {
  pending: "To be delivered:",
  delivered: "Delivered to webhooks:",
  failed: "Could not be delivered:",
  cancelled: "Not delivered:",
};
const STEPS: Record<string, string> = {
  document_front: "Document front captured",
  document_back: "Document back captured",
  selfie: "Selfie captured",
  liveness: "Movements captured",
  proof_of_address: "Proof of address captured",
};

/** A thing that happened in words: what, and in a quieter voice the rest. */
function words(item: TimelineView): [string, string] {
  switch (item.kind) {
    case "action":
      return [ACTIONS[item.name] ?? item.name, item.actor ? `by ${item.actor}` : ""];
    case "email":
      return [MAIL[item.result ?? ""] ?? "E-mail to", [item.subject, item.detail].filter(Boolean).join(". ")];
    case "capture":
      return [STEPS[item.name] ?? item.name, Number(item.result) > 1 ? `attempt ${item.result}` : ""];
    case "review": {
      const word = DECISION_WORDS[item.name] ?? item.name;
      return [item.result === "proposed" ? `${word}, proposed` : word, item.actor ? `by ${item.actor}` : ""];
    }
    case "look": {
      const what =
        item.name === "document_number.viewed"
          ? "Document number seen"
          : `${item.result} ${item.result === "1" ? "picture" : "pictures"} opened`;
      return [what, item.actor ? `by ${item.actor}` : ""];
    }
    case "delivery":
      return [
        DELIVERED[item.name] ?? "Webhooks",
        `${item.result} ${item.result === "1" ? "event" : "events"}`,
      ];
    default:
      if (item.name === "verification.check_completed")
        return [
          checkWord(item.subject ?? ""),
          (OUTCOME_WORDS[item.result ?? ""] ?? item.result ?? "").toLowerCase(),
        ];
      return [EVENTS[item.name] ?? item.name, ""];
  }
}

/** Everything that happened, latest first, by day. */
export function Timeline({ items }: { items: TimelineView[] }) {
  const { zone } = useClock();
  const days = Map.groupBy(items, (item) => dayText(new Date(item.at), zone));
  return (
    <Panel title="What happened">
      {[...days].map(([day, happened]) => (
        <div key={day} className="mb-2 last:mb-0">
          <h3 className="mb-0.5 text-xs text-ink-2" suppressHydrationWarning>
            {day}
          </h3>
          <ol className="grid gap-y-1">
            {happened.map((item, at) => {
              const [what, rest] = words(item);
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: several things may share a moment and a name
                <li key={`${item.at} ${item.name} ${at}`} className="grid grid-cols-[62px_1fr] gap-x-2.5">
                  <span className="text-ink-2 tabular-nums">
                    <Time at={item.at} as="clock" />
                  </span>
                  <span className="min-w-0 break-words">
                    {what} <bdi className="text-ink-2">{rest}</bdi>
                  </span>
                </li>
              );
            })}
          </ol>
        </div>
      ))}
    </Panel>
  );
}
