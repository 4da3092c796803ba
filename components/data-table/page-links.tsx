import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";

/** `path` may carry a query: the filters of the list. */
type Props = { path: string; newer: string | null; older: string | null };

/** The way through a list that the server renders page by page. */
export function PageLinks({ path, newer, older }: Props) {
  const style = buttonStyle({ variant: "ghost" });
  const join = path.includes("?") ? "&" : "?";
  const off = cx(style, "opacity-55");
  return (
    <footer className="flex min-h-9 shrink-0 items-center justify-end border-t border-line bg-surface px-4 py-1">
      <nav aria-label="Pages" className="flex gap-1">
        {newer ? (
          <Link href={`${path}${join}before=${encodeURIComponent(newer)}`} className={style}>
            <ChevronLeft aria-hidden />
            Newer
          </Link>
        ) : (
          <span aria-disabled className={off}>
            <ChevronLeft aria-hidden />
            Newer
          </span>
        )}
        {older ? (
          <Link href={`${path}${join}after=${encodeURIComponent(older)}`} className={style}>
            Older
            <ChevronRight aria-hidden />
          </Link>
        ) : (
          <span aria-disabled className={off}>
            Older
            <ChevronRight aria-hidden />
          </span>
        )}
      </nav>
    </footer>
  );
}
