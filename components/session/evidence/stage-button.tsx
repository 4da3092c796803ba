import type { LucideIcon } from "lucide-react";

type Props = { label: string; icon: LucideIcon; pressed?: boolean; onPress: () => void };

/** A tool of the evidence viewer. */
export function StageButton({ label, icon: Icon, pressed, onPress }: Props) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={pressed}
      onClick={onPress}
      className="grid size-6.5 place-items-center rounded-[5px] text-stage-ink-2 hover:bg-white/10 hover:text-white aria-pressed:bg-white/10 aria-pressed:text-white"
    >
      <Icon aria-hidden className="size-4" />
    </button>
  );
}
