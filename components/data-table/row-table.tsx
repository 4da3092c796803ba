"use client";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import type { TableChoice } from "@/lib/client/table-choice";
import { ColumnEdge } from "./column-edge";
import { SkeletonRows } from "./skeleton-rows";

export type RowColumn<Row> = {
  id: string;
  label: string;
  /** Width in px; the columns without one share what is left. */
  width?: number;
  /** When it is left out, e.g. `max-lg:hidden`. */
  className?: string;
  /** Not shown until somebody chooses it. */
  extra?: true;
  cell: (row: Row) => ReactNode;
};

type Props<Row> = {
  caption: string;
  columns: readonly RowColumn<Row>[];
  /** null: a skeleton of the same size. */
  rows: readonly Row[] | null;
  rowKey: (row: Row) => string;
  choice: TableChoice;
  onChoice: (change: Partial<TableChoice>) => void;
  empty: ReactNode;
  /** A first cell for choosing rows. */
  lead?: { head: ReactNode; cell: (row: Row) => ReactNode } | undefined;
  isChosen?: (row: Row) => boolean;
};

/** The columns this person sees, in order. */
export const shownColumns = <Row,>(columns: readonly RowColumn<Row>[], chosen: string[] | null) =>
  columns.filter((column) => (chosen ? chosen.includes(column.id) : !column.extra));

/** A list that is worked with: sticky head, columns to widen, rows of 28 or 36 px, keys by lib/client/use-row-keys. */
export function RowTable<Row>(props: Props<Row>) {
  const { caption, rows, rowKey, choice, onChoice, empty, lead, isChosen } = props;
  const columns = shownColumns(props.columns, choice.columns);
  const widthOf = (column: RowColumn<Row>) => choice.widths[column.id] ?? column.width;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      aria-label={caption}
      className="min-h-0 flex-1 overflow-auto border-t border-line bg-surface -outline-offset-2"
    >
      <table
        aria-busy={rows === null}
        className={cx(
          "w-full table-fixed border-collapse [&_.cell]:px-2.5 [&_.cell:first-child]:pl-4 [&_.cell:last-child]:pr-4",
          choice.dense ? "[&_.cell]:h-7" : "[&_.cell]:h-9",
        )}
      >
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 z-10 bg-surface shadow-[0_1px_0_var(--line)]">
          <tr>
            {lead ? <th className="cell w-11">{lead.head}</th> : null}
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                style={{ width: widthOf(column) }}
                className={cx(
                  "cell relative py-0 text-left text-xs",
                  column.className,
                  "font-medium text-ink-3",
                )}
              >
                <span className="block truncate">{column.label}</span>
                <ColumnEdge
                  label={column.label}
                  width={widthOf(column)}
                  onWidth={(width) => onChoice({ widths: { ...choice.widths, [column.id]: width } })}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows === null ? <SkeletonRows columns={columns} lead={lead !== undefined} /> : null}
          {rows?.map((row) => (
            <tr
              key={rowKey(row)}
              className={cx(
                "relative border-b border-line hover:bg-sunken has-[[data-row]:focus]:bg-accent-soft",
                isChosen?.(row) && "bg-accent-soft",
              )}
            >
              {lead ? <td className="cell">{lead.cell(row)}</td> : null}
              {columns.map((column) => (
                <td key={column.id} className={cx("cell truncate", column.className)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows?.length === 0 ? empty : null}
    </section>
  );
}
