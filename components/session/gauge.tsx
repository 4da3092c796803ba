type Props = { measured: number; threshold: number; ink: string };

/** Where a measurement between 0 and 1 lies beside its threshold. The numbers stand in the row above. */
export function Gauge({ measured, threshold, ink }: Props) {
  return (
    <span aria-hidden className={`relative col-span-2 col-start-2 my-1 block h-3.5 ${ink}`}>
      <span className="absolute inset-x-0 top-1.5 h-0.5 rounded-full bg-line-2" />
      <span className="absolute top-0 h-3.5 w-px bg-ink-2" style={{ left: `${threshold * 100}%` }} />
      <span
        className="absolute top-0.5 size-2.5 -translate-x-1/2 rounded-full border-2 border-surface bg-current"
        style={{ left: `${measured * 100}%` }}
      />
    </span>
  );
}
