import { type ReactNode, useId } from "react";
import { cx } from "./class-names";

type Props = { title: string; line?: ReactNode; aside?: ReactNode; children: ReactNode; className?: string };

/** A part of a settings page: its title, a line about it, its content. */
export function Card({ title, line, aside, children, className }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx("min-w-0 rounded-lg border border-line bg-surface px-4 py-3.5", className)}
    >
      <div className="mb-3 flex flex-wrap items-start gap-x-3 gap-y-1.5">
        <div className="min-w-0 flex-1">
          <h2 id={id} className="text-sm font-semibold">
            {title}
          </h2>
          {line ? <p className="text-sm text-ink-2">{line}</p> : null}
        </div>
        {aside ? <div className="flex flex-wrap items-center gap-1.5">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
