"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/class-names";

type Props = { entries: readonly { href: string; label: string }[] };

/** The parts of the settings this person may enter. */
export function SettingsNav({ entries }: Props) {
  const path = usePathname();
  return (
    <nav
      aria-label="Settings"
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-line bg-surface px-3 pt-1.5"
    >
      {entries.map(({ href, label }) => {
        const here = path.startsWith(href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? "page" : undefined}
            className={cx(
              "rounded-t-md border-b-2 px-2.5 pt-1 pb-1.5 whitespace-nowrap -outline-offset-2",
              here ? "border-accent font-medium text-ink" : "border-transparent text-ink-2 hover:text-ink",
            )}
          >
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
