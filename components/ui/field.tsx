import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Label } from "./label";

type Props = {
  id: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The control; give it `id` and `aria-describedby={`${id}-note`}`. */
  children: ReactNode;
};

/** Label, control, and beneath it the hint or what is wrong. */
export function Field({ id, label, hint, error, children }: Props) {
  return (
    <div className="grid gap-1">
      <Label htmlFor={id}>{label}</Label>
      {children}
      <p id={`${id}-note`} role={error ? "alert" : undefined} className="text-xs empty:hidden">
        {error ? (
          <span className="flex gap-1 text-issue">
            <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
            {error}
          </span>
        ) : hint ? (
          <span className="text-ink-3">{hint}</span>
        ) : null}
      </p>
    </div>
  );
}
