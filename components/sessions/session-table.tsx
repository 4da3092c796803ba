import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import type { SessionItem } from "@/lib/client/session-list";
import { SessionRow } from "./session-row";

type Props = { items: readonly SessionItem[] | null; dense: boolean; empty: ReactNode };

const COLUMNS = [
  ["Person", ""],
  ["Outcome", "w-30"],
  ["Status", "w-30 max-sm:hidden"],
  ["Why", "w-[28%] max-lg:hidden"],
  ["Created", "w-34 max-md:hidden"],
  ["Took", "w-24 max-lg:hidden"],
  ["Session", "w-32 max-xl:hidden"],
] as const;

/** The list; null items: a skeleton of the same size. */
export function SessionTable({ items, dense, empty }: Props) {
  return (
    <div className="min-h-0 flex-1 overflow-auto border-t border-line bg-surface">
      <table
        aria-busy={items === null}
        className={cx(
          "w-full table-fixed border-collapse [&_.cell]:px-2.5 [&_.cell:first-child]:pl-4 [&_.cell:last-child]:pr-4",
          dense ? "[&_.cell]:h-7" : "[&_.cell]:h-9",
        )}
      >
        <caption className="sr-only">Sessions, newest first</caption>
        <thead className="sticky top-0 z-10 bg-surface shadow-[0_1px_0_var(--line)]">
          <tr>
            {COLUMNS.map(([label, width]) => (
              <th
                key={label}
                scope="col"
                className={cx(
                  "px-2.5 py-2 text-left text-xs font-medium text-ink-3 first:pl-4 last:pr-4",
                  width,
                )}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items?.map((item) => (
            <SessionRow key={item.session_id} item={item} />
          ))}
          {items === null
            ? Array.from({ length: 14 }, (_, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
                <tr key={row} className="border-b border-line">
                  {COLUMNS.map(([label, width]) => (
                    <td key={label} className={cx("cell", width)}>
                      <div className="skeleton h-3" style={{ width: `${60 + ((row * 17) % 30)}%` }} />
                    </td>
                  ))}
                </tr>
              ))
            : null}
        </tbody>
      </table>
      {items?.length === 0 ? empty : null}
    </div>
  );
}
