import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type Props = {
  icon: LucideIcon;
  title: string;
  /** How something would get here. */
  children: ReactNode;
  actions?: ReactNode;
};

/** What would be here and how it gets here. */
export function EmptyState({ icon: Icon, title, children, actions }: Props) {
  return (
    <div className="mx-auto grid max-w-110 justify-items-center gap-1.5 px-4 py-14 text-center">
      <Icon aria-hidden className="mb-1 size-6 text-ink-3" strokeWidth={1.5} />
      <h2 className="text-sm font-semibold">{title}</h2>
      <div className="text-sm text-ink-2">{children}</div>
      {actions ? <div className="mt-2 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
