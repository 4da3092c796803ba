import { type ReactNode, useId } from "react";

type Props = { id?: string; title: string; aside?: ReactNode; children: ReactNode };

/** A part of a column: its title, something beside it, its content. */
export function Panel({ id: target, title, aside, children }: Props) {
  const id = useId();
  return (
    <section
      {...(target ? { id: target, tabIndex: -1 } : {})}
      aria-labelledby={id}
      className="border-b border-line px-3.5 py-3 -outline-offset-2"
    >
      <div className="mb-2 flex min-h-5 items-center gap-2">
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        {aside ? <div className="ml-auto text-ink-2">{aside}</div> : null}
      </div>
      {children}
    </section>
  );
}
