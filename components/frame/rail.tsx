"use client";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { cx } from "@/components/ui/class-names";
import { type QueueCounts, useQueueCounts } from "@/lib/client/queue";
import { rememberChoice } from "@/lib/client/remember-choice";
import { BrandMark } from "./brand";
import { RAIL } from "./rail-entries";
import { RailLink } from "./rail-link";

type Props = {
  collapsed: boolean;
  allowed: readonly string[];
  mode: "test" | "live";
  counts: QueueCounts | null;
};

/** The way between the parts of the dashboard: icons and words, or icons alone; a row at the bottom on a phone. */
export function Rail({ collapsed: initially, allowed, mode, counts }: Props) {
  const { data: waiting = counts } = useQueueCounts(mode, counts);
  const [collapsed, setCollapsed] = useState(initially);
  const path = usePathname();
  const toggle = () => {
    setCollapsed(!collapsed);
    rememberChoice("veridesk_rail", collapsed ? null : "collapsed");
  };
  const entries = RAIL.filter((entry) => allowed.includes(entry.href));
  const word = cx("max-lg:sr-only", collapsed && "sr-only");
  const Toggle = collapsed ? PanelLeftOpen : PanelLeftClose;
  return (
    <nav
      aria-label="Main"
      className={cx(
        "flex shrink-0 border-line bg-sunken max-sm:order-last max-sm:justify-around max-sm:border-t max-sm:px-2 max-sm:py-1 sm:flex-col sm:gap-px sm:border-r sm:px-2 sm:py-2.5",
        collapsed ? "sm:w-13" : "sm:w-13 lg:w-50",
      )}
    >
      <p className="flex h-8 items-center gap-2 px-2 text-[14px] font-semibold tracking-[-0.01em] max-sm:hidden sm:mb-2">
        <BrandMark />
        <span className={word}>Veridesk</span>
      </p>
      {entries.map((entry, at) => (
        <div key={entry.href} className="contents">
          {entry.heading && entries[at - 1]?.heading !== entry.heading ? (
            <p
              className={cx(
                "mx-2.5 mt-3.5 mb-1 text-2xs font-medium text-ink-3 max-lg:hidden",
                collapsed && "hidden",
              )}
            >
              {entry.heading}
            </p>
          ) : null}
          <RailLink
            entry={entry}
            current={path.startsWith(entry.href)}
            wordClass={word}
            {...(entry.href === "/queue/" && waiting
              ? { count: waiting.more ? `${waiting.total}+` : String(waiting.total) }
              : {})}
          />
        </div>
      ))}
      <button
        type="button"
        onClick={toggle}
        aria-expanded={!collapsed}
        className="mt-auto flex min-h-7.5 items-center gap-2.25 rounded-md px-2.5 text-ink-3 hover:text-ink max-lg:hidden"
      >
        <Toggle aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
        <span className={word}>{collapsed ? "Widen" : "Narrow"}</span>
      </button>
    </nav>
  );
}
