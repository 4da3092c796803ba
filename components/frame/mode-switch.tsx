"use client";
import { useOptimistic, useTransition } from "react";
import { cx } from "@/components/ui/class-names";

type Mode = "test" | "live";
type Props = { mode: Mode; choose: (mode: Mode) => Promise<void> };

/** Which of the two worlds is shown. */
export function ModeSwitch({ mode, choose }: Props) {
  const [pending, start] = useTransition();
  const [shown, show] = useOptimistic(mode);
  const pick = (next: Mode) => {
    if (next === shown) return;
    start(async () => {
      show(next);
      await choose(next);
    });
  };
  return (
    <fieldset
      aria-busy={pending}
      className="flex overflow-clip rounded-md border border-line-2 font-medium has-focus-visible:overflow-visible"
    >
      <legend className="sr-only">Mode</legend>
      {(["live", "test"] as const).map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={shown === option}
          onClick={() => pick(option)}
          className={cx(
            "h-6.5 px-2.5 text-ink-3 hover:text-ink",
            shown === option &&
              (option === "test" ? "bg-consider-soft text-consider" : "bg-accent-soft text-accent-strong"),
          )}
        >
          {option === "live" ? "Live" : "Test"}
        </button>
      ))}
    </fieldset>
  );
}
