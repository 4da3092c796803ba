import Link from "next/link";
import { cx } from "@/components/ui/class-names";
import type { RailEntry } from "./rail-entries";

type Props = { entry: RailEntry; current: boolean; wordClass: string; count?: string };

/** One part of the dashboard; its word stays for screen readers when only the icon shows. */
export function RailLink({ entry, current, wordClass, count }: Props) {
  const { href, label, icon: Icon, outside } = entry;
  const props = {
    href,
    title: label,
    "aria-current": current ? ("page" as const) : undefined,
    className:
      "flex min-h-7.5 items-center gap-2.25 rounded-md px-2.5 font-medium text-ink-2 hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--line)] max-sm:min-h-10",
  };
  const inside = (
    <>
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      <span className={wordClass}>{label}</span>
      {count ? (
        <span className={cx("ml-auto text-xs text-ink-3 tabular-nums", wordClass)}>
          {count}
          <span className="sr-only"> waiting</span>
        </span>
      ) : null}
    </>
  );
  return outside ? <a {...props}>{inside}</a> : <Link {...props}>{inside}</Link>;
}
