import { CircleCheck, CircleX, Power, TriangleAlert } from "lucide-react";

type Props = { isActive: boolean; disabledReason: string | null; failingSince: Date | null };

/** Whether an endpoint gets events, in a word. */
export function EndpointState({ isActive, disabledReason, failingSince }: Props) {
  const [Icon, word] = isActive
    ? failingSince
      ? ([TriangleAlert, "Failing"] as const)
      : ([CircleCheck, "On"] as const)
    : disabledReason && disabledReason !== "Switched off by hand."
      ? ([CircleX, "Disabled"] as const)
      : ([Power, "Off"] as const);
  return (
    <span className="inline-flex items-center gap-1.5 align-middle whitespace-nowrap">
      <Icon aria-hidden className="size-3.5 text-ink-3" />
      {word}
    </span>
  );
}
