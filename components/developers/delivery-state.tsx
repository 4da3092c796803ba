import { Ban, CircleCheck, CircleX, Clock } from "lucide-react";

const LOOKS = {
  pending: { icon: Clock, word: "Trying" },
  delivered: { icon: CircleCheck, word: "Delivered" },
  failed: { icon: CircleX, word: "Given up" },
  cancelled: { icon: Ban, word: "Cancelled" },
} as const;

/** How a webhook delivery stands. */
export function DeliveryState({ state }: { state: keyof typeof LOOKS }) {
  const { icon: Icon, word } = LOOKS[state];
  return (
    <span className="inline-flex items-center gap-1.5 align-middle">
      <Icon aria-hidden className="size-3.5 text-ink-3" />
      {word}
    </span>
  );
}
