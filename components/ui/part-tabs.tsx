"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "./class-names";

type Props = { label: string; tabs: readonly { href: string; label: string; exact?: boolean }[] };

/** The pages of one part of the dashboard, side by side under its head. */
export function PartTabs({ label, tabs }: Props) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto border-t border-line bg-bg px-3">
      {tabs.map(({ href, label: word, exact }) => {
        const current = exact ? path === href : path.startsWith(href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={current ? "page" : undefined}
            className={cx(
              "flex h-9 items-center border-b-2 px-2 font-medium whitespace-nowrap -outline-offset-2",
              current ? "border-accent text-ink" : "border-transparent text-ink-2 hover:text-ink",
            )}
          >
            {word}
          </Link>
        );
      })}
    </nav>
  );
}
