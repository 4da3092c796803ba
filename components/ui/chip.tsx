import { cva } from "class-variance-authority";
import type { LucideIcon } from "lucide-react";

const style = cva(
  "inline-flex h-5 items-center gap-1 rounded-[5px] pr-1.75 pl-1.25 align-middle text-xs leading-none font-medium whitespace-nowrap",
  {
    variants: {
      tone: {
        clear: "bg-clear-soft text-clear",
        consider: "bg-consider-soft text-consider",
        attention: "bg-attention-soft text-attention",
        issue: "bg-issue-soft text-issue",
        error: "bg-error-soft text-error",
        pending: "bg-pending-soft text-pending",
        accent: "bg-accent-soft text-accent-strong",
      },
    },
  },
);

export type Tone = "clear" | "consider" | "attention" | "issue" | "error" | "pending" | "accent";

/** A state: hue, icon and word together, never colour alone. */
export function Chip({ tone, icon: Icon, children }: { tone: Tone; icon: LucideIcon; children: string }) {
  return (
    <span className={style({ tone })}>
      <Icon aria-hidden className="size-3.25" strokeWidth={2.25} />
      {children}
    </span>
  );
}
