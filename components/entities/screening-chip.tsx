import { CircleCheck, CircleDashed, type LucideIcon, ShieldAlert, ShieldQuestion } from "lucide-react";
import { Chip, type Tone } from "@/components/ui/chip";
import { SCREENING_WORDS } from "./entity-words";

const LOOKS: Record<string, [Tone, LucideIcon]> = {
  not_screened: ["pending", CircleDashed],
  clear: ["clear", CircleCheck],
  potential_match: ["attention", ShieldQuestion],
  confirmed_match: ["issue", ShieldAlert],
};

/** What the watchlists say about an entity at the moment. */
export function ScreeningChip({ status }: { status: string }) {
  const [tone, icon] = LOOKS[status] ?? ["pending", CircleDashed];
  return (
    <Chip tone={tone} icon={icon}>
      {SCREENING_WORDS[status] ?? status}
    </Chip>
  );
}
