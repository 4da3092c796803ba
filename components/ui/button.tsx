import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cx } from "./class-names";

export const buttonStyle = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors select-none disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary:
          "border-accent bg-accent text-accent-ink not-disabled:hover:border-accent-strong not-disabled:hover:bg-accent-strong",
        secondary: "border-line-2 bg-surface text-ink not-disabled:hover:bg-sunken",
        ghost:
          "border-transparent bg-transparent text-ink-2 not-disabled:hover:bg-sunken not-disabled:hover:text-ink",
        danger: "border-issue bg-surface text-issue not-disabled:hover:bg-issue-soft",
      },
      size: {
        sm: "h-7 px-2.5 text-sm [&_svg]:size-4",
        md: "h-8 px-3 text-sm [&_svg]:size-4",
        icon: "size-7 text-sm [&_svg]:size-4",
        /** Applicant flow: at least 44 px. */
        lg: "h-13 rounded-xl px-5 text-base [&_svg]:size-5",
      },
    },
    defaultVariants: { variant: "secondary", size: "sm" },
  },
);

type Props = ComponentProps<"button"> &
  VariantProps<typeof buttonStyle> & {
    /** Draws the child (a link) as a button. */
    asChild?: boolean;
    /** Shows that its work is under way, and refuses a second press. */
    busy?: boolean;
  };

export function Button({
  className,
  variant,
  size,
  asChild,
  busy,
  disabled,
  children,
  type,
  ...rest
}: Props) {
  const style = cx(buttonStyle({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={style} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type ?? "button"}
      className={style}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : null}
      {children}
    </button>
  );
}
