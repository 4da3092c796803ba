import { Check, Clock, Eye, type LucideIcon, Minus, TriangleAlert, Unplug, X } from "lucide-react";
import { OUTCOME_WORDS } from "@/lib/format/labels";
import { Chip, type Tone } from "./chip";

export const OUTCOME_LOOKS: Record<string, { tone: Tone; icon: LucideIcon }> = {
  pending: { tone: "pending", icon: Clock },
  clear: { tone: "clear", icon: Check },
  consider: { tone: "consider", icon: Eye },
  attention: { tone: "attention", icon: TriangleAlert },
  issue: { tone: "issue", icon: X },
  error: { tone: "error", icon: Unplug },
  not_processed: { tone: "pending", icon: Minus },
  not_assessed: { tone: "pending", icon: Minus },
};

export const outcomeLook = (outcome: string) =>
  OUTCOME_LOOKS[outcome] ?? { tone: "pending" as const, icon: Minus };

/** What the checks found. */
export function OutcomeChip({ outcome }: { outcome: string }) {
  return <Chip {...outcomeLook(outcome)}>{OUTCOME_WORDS[outcome] ?? outcome}</Chip>;
}
