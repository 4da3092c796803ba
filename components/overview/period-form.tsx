import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { PROFILE_WORDS } from "@/lib/format/labels";

type Props = {
  from: string;
  to: string;
  profile: string | null;
  periods: readonly { days: number; href: string; current: boolean }[];
};

const options = Object.entries(PROFILE_WORDS).map(([value, label]) => ({ value, label }));

/** Which sessions the figures are about. It all stands in the address. */
export function PeriodForm({ from, to, profile, periods }: Props) {
  return (
    <form method="get" action="/overview/" className="flex flex-wrap items-end gap-2 px-4 pb-3">
      <nav aria-label="Period" className="flex gap-1">
        {periods.map(({ days, href, current }) => (
          <Link
            key={days}
            href={href}
            aria-current={current ? "true" : undefined}
            className={cx(
              "flex h-8 items-center rounded-md border px-2.5 text-sm font-medium",
              current
                ? "border-accent bg-accent-soft text-accent-strong"
                : "border-edge/70 text-ink-2 hover:bg-sunken",
            )}
          >
            {days} days
          </Link>
        ))}
      </nav>
      <DayField name="from" label="From" day={from} />
      <DayField name="to" label="to" day={to} />
      <span className="w-44">
        <NativeSelect
          aria-label="Profile"
          name="profile"
          placeholder="All profiles"
          options={options}
          defaultValue={profile ?? ""}
        />
      </span>
      <button type="submit" className={buttonStyle({ variant: "secondary" })}>
        Show
      </button>
    </form>
  );
}

/** A day with its label, which stays beside it where the row breaks. */
const DayField = ({ name, label, day }: { name: string; label: string; day: string }) => (
  <span className="flex items-center gap-2">
    <label htmlFor={`overview-${name}`} className="text-sm text-ink-2">
      {label}
    </label>
    <span className="w-36">
      <Input id={`overview-${name}`} type="date" name={name} defaultValue={day} required />
    </span>
  </span>
);
