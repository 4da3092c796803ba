import Link from "next/link";
import { OutcomeChip } from "@/components/ui/outcome-chip";
import { StatusWord } from "@/components/ui/status-word";
import { Time } from "@/components/ui/time";
import type { SessionItem } from "@/lib/client/session-list";
import { reasonWords } from "@/lib/format/labels";
import { shortId } from "@/lib/format/short-id";
import { durationText } from "@/lib/format/time-text";

/** One session in the list; the whole row opens it. */
export function SessionRow({ item }: { item: SessionItem }) {
  const took = item.completed_at ? Date.parse(item.completed_at) - Date.parse(item.created_at) : null;
  return (
    <tr className="relative border-b border-line focus-within:bg-accent-soft hover:bg-sunken focus-within:hover:bg-accent-soft">
      <td className="cell max-w-0 font-medium">
        <Link
          href={`/sessions/${item.session_id}/`}
          data-row
          className="block truncate outline-none before:absolute before:inset-0 focus-visible:before:shadow-[inset_2px_0_var(--accent)]"
        >
          <bdi>{item.entity_name}</bdi>
        </Link>
      </td>
      <td className="cell">
        {item.outcome === "pending" ? (
          <span className="text-ink-3">
            –<span className="sr-only"> no outcome yet</span>
          </span>
        ) : (
          <OutcomeChip outcome={item.outcome} />
        )}
      </td>
      <td className="cell max-sm:hidden">
        <StatusWord status={item.status} />
      </td>
      <td className="cell max-w-0 truncate text-ink-2 max-lg:hidden">
        {item.failure_reason ? reasonSentence(item.failure_reason) : <span className="text-ink-3">–</span>}
      </td>
      <td className="cell truncate text-ink-2 max-md:hidden">
        <Time at={item.created_at} />
      </td>
      <td className="cell truncate text-ink-2 max-lg:hidden">
        {took === null ? <span className="text-ink-3">–</span> : durationText(took)}
      </td>
      <td className="cell truncate text-ink-3 max-xl:hidden">
        <code title={item.session_id}>{shortId(item.session_id)}</code>
      </td>
    </tr>
  );
}

const reasonSentence = (reason: string): string => {
  const words = reasonWords(reason);
  return words.charAt(0).toUpperCase() + words.slice(1);
};
