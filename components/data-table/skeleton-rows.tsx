import { cx } from "@/components/ui/class-names";

type Props = { columns: readonly { id: string; className?: string }[]; lead: boolean };

/** Where rows will be, in their size. */
export function SkeletonRows({ columns, lead }: Props) {
  return Array.from({ length: 14 }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
    <tr key={row} className="border-b border-line">
      {lead ? <td className="cell" /> : null}
      {columns.map(({ id, className }) => (
        <td key={id} className={cx("cell", className)}>
          <div className="skeleton h-3" style={{ width: `${60 + ((row * 17) % 30)}%` }} />
        </td>
      ))}
    </tr>
  ));
}
