import type { ReactNode } from "react";

type Props = { title: string; line: string; actions?: ReactNode; children?: ReactNode };

/** One matter of the account. */
export function AccountPanel({ title, line, actions, children }: Props) {
  return (
    <section aria-label={title} className="rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold">{title}</h2>
          <p className="text-ink-2">{line}</p>
        </div>
        {actions}
      </div>
      <div className="mt-3 grid gap-3 empty:hidden">{children}</div>
    </section>
  );
}
