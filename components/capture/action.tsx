import type { ComponentProps } from "react";

const LOOKS = {
  primary: "bg-accent text-accent-ink font-semibold hover:bg-accent-strong",
  secondary: "border border-edge bg-surface text-ink font-medium hover:bg-sunken",
  quiet: "text-accent font-medium hover:underline",
} as const;

type Props = ComponentProps<"button"> & { look?: keyof typeof LOOKS; busy?: boolean };

/** A button of the capture flow: one primary a screen, all at least 44 px. */
export function Action({ look = "primary", busy, disabled, className = "", children, ...rest }: Props) {
  const size = look === "quiet" ? "min-h-11 px-1 text-[15px]" : "min-h-13 w-full px-5 text-base";
  return (
    <button
      type="button"
      className={`flex items-center justify-center rounded-xl text-center transition-colors disabled:opacity-60 ${size} ${LOOKS[look]} ${className}`}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {children}
    </button>
  );
}
