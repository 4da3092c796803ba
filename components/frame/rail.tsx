"use client";
import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { cx } from "@/components/ui/class-names";
import { rememberChoice } from "@/lib/client/remember-choice";
import { BrandMark } from "./brand";
import { RAIL } from "./rail-entries";

type Props = { collapsed: boolean; allowed: readonly string[] };

/** The way between the parts of the dashboard: icons and words, or icons alone; a row at the bottom on a phone. */
export function Rail({ collapsed: initially, allowed }: Props) {
  const [collapsed, setCollapsed] = useState(initially);
  const path = usePathname();
  const toggle = () => {
    setCollapsed(!collapsed);
    rememberChoice("veridesk_rail", collapsed ? null : "collapsed");
  };
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
      {RAIL.filter((entry) => allowed.includes(entry.href)).map(({ href, label, icon: Icon, heading }) => (
        <div key={href} className="contents">
          {heading ? (
            <p
              className={cx(
                "mx-2 mt-3.5 mb-1 text-2xs font-medium text-ink-3 max-sm:hidden max-lg:hidden",
                collapsed && "hidden",
              )}
            >
              {heading}
            </p>
          ) : null}
          <Link
            href={href}
            title={label}
            aria-current={path.startsWith(href) ? "page" : undefined}
            className="flex min-h-7.5 items-center gap-2.25 rounded-md px-2.5 font-medium text-ink-2 hover:text-ink aria-[current]:bg-surface aria-[current]:text-ink aria-[current]:shadow-[0_0_0_1px_var(--line)] max-sm:min-h-10"
          >
            <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
            <span className={word}>{label}</span>
          </Link>
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
