import { Ban, CircleCheck, CircleX, Clock, type LucideIcon, MousePointerClick, TimerOff } from "lucide-react";
import { STATUS_WORDS } from "@/lib/format/labels";

const ICONS: Record<string, LucideIcon> = {
  pending: Clock,
  accessed: MousePointerClick,
  completed: CircleCheck,
  expired: TimerOff,
  revoked: Ban,
  failed: CircleX,
};

/** Where a session stands in its life. Without a hue: those belong to outcomes. */
export function StatusWord({ status }: { status: string }) {
  const Icon = ICONS[status] ?? Clock;
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap text-ink-2">
      <Icon aria-hidden className="size-3.5 text-ink-3" />
      {STATUS_WORDS[status] ?? status}
    </span>
  );
}
