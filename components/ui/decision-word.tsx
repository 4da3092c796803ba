import { Flag, type LucideIcon, Pause, ThumbsDown, ThumbsUp } from "lucide-react";
import { DECISION_WORDS } from "@/lib/format/labels";

export const DECISION_ICONS: Record<string, LucideIcon> = {
  approved: ThumbsUp,
  rejected: ThumbsDown,
  flagged: Flag,
  pending: Pause,
};

/** What a person decided. */
export function DecisionWord({ decision }: { decision: string }) {
  const Icon = DECISION_ICONS[decision] ?? Pause;
  return (
    <span className="inline-flex items-center gap-1.5 font-medium whitespace-nowrap">
      <Icon aria-hidden className="size-3.5" />
      {DECISION_WORDS[decision] ?? decision}
    </span>
  );
}
