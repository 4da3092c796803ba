import type { ReactNode } from "react";

type Props = { title: ReactNode; line: ReactNode; actions?: ReactNode };

/** Where every page starts: its title, one line of what this is, actions at the right. */
export function PageHead({ title, line, actions }: Props) {
  return (
    <header className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 pt-3.5 pb-3">
      <div className="min-w-0 flex-1">
        <h1 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-lg font-semibold tracking-[-0.015em]">
          {title}
        </h1>
        <div className="flex flex-wrap items-center gap-x-1.5 text-sm text-ink-3">{line}</div>
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-1.5">{actions}</div> : null}
    </header>
  );
}
