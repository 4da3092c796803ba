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
      <label htmlFor="overview-from" className="flex h-8 items-center text-sm text-ink-2">
        From
      </label>
      <span className="w-36">
        <Input id="overview-from" type="date" name="from" defaultValue={from} required />
      </span>
      <label htmlFor="overview-to" className="flex h-8 items-center text-sm text-ink-2">
        to
      </label>
      <span className="w-36">
        <Input id="overview-to" type="date" name="to" defaultValue={to} required />
      </span>
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
