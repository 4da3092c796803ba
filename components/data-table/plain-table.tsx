import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

export type Column<Row> = {
  label: string;
  /** Width and visibility classes, on head and cells alike. */
  className?: string;
  cell: (row: Row) => ReactNode;
};
type Props<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty: ReactNode;
};

/** A list to read, made on the server: sticky head, rows of 36 px, an empty state. */
export function PlainTable<Row>({ caption, columns, rows, rowKey, empty }: Props<Row>) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={caption}
      className="min-h-0 flex-1 overflow-auto border-t border-line bg-surface -outline-offset-2"
    >
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-10 bg-surface shadow-[0_1px_0_var(--line)]">
          <tr>
            {columns.map((column) => (
              <th
                key={column.label}
                scope="col"
                className={cx(
                  "px-2.5 py-2 text-left text-xs font-medium text-ink-3 first:pl-4 last:pr-4",
                  column.className,
                )}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line hover:bg-sunken">
              {columns.map((column) => (
                <td
                  key={column.label}
                  className={cx("h-9 truncate px-2.5 first:pl-4 last:pr-4", column.className)}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? empty : null}
    </section>
  );
}
