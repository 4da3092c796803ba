import { Ban, CircleCheck, TimerOff } from "lucide-react";

const LOOKS = {
  active: { icon: CircleCheck, word: "Active" },
  expired: { icon: TimerOff, word: "Expired" },
  revoked: { icon: Ban, word: "Revoked" },
} as const;

/** Whether an API key still opens. */
export function KeyState({ state }: { state: keyof typeof LOOKS }) {
  const { icon: Icon, word } = LOOKS[state];
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Icon aria-hidden className="size-3.5 text-ink-3" />
      {word}
    </span>
  );
}
