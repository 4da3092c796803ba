import { countText, shareText } from "./overview-view";

type Row = { label: string; count: number };
type Props = {
  /** What the rows are, as the table's first heading. */
  head: string;
  rows: readonly Row[];
  /** What a row is a share of. */
  whole: number;
  empty: string;
};

/** Counts with their share of a whole: a table whose bars are drawn in its rows. */
export function ShareTable({ head, rows, whole, empty }: Props) {
  if (whole === 0) return <p className="text-ink-2">{empty}</p>;
  return (
    <table className="w-full text-sm tabular-nums">
      <thead className="sr-only">
        <tr>
          <th>{head}</th>
          <th>Share</th>
          <th>Sessions</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, count }) => (
          <tr key={label}>
            <th className="w-36 py-1 pr-3 text-left font-normal">{label}</th>
            <td className="py-1">
              <span className="flex items-center gap-2">
                <span className="block h-3 flex-1 rounded-[2px] bg-sunken">
                  <span
                    className="block h-3 rounded-[2px] bg-accent"
                    style={{ width: `${Math.min(100, (100 * count) / whole)}%` }}
                  />
                </span>
                <span className="w-12 text-right text-ink-2">{shareText(count, whole)}</span>
              </span>
            </td>
            <td className="w-16 py-1 text-right">{countText(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
