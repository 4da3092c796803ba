import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { database } from "@/lib/database";
import { DomainError } from "@/lib/errors";
import { publicSchedule } from "@/lib/retention/public-schedule";

export const metadata: Metadata = { title: "How long your data is kept" };
export const dynamic = "force-dynamic";
type Props = { params: Promise<{ tenantId: string }> };

const period = (days: number): string => {
  const years = Math.round(days / 365.25);
  const spoken =
    years >= 1 && Math.abs(years * 365.25 - days) < 2 ? ` (${years} ${years === 1 ? "year" : "years"})` : "";
  return `${days} days${spoken}`;
};

/** The public schedule of retention: anybody may read it. */
export default async function RetentionSchedulePage({ params }: Props) {
  const { tenantId } = await params;
  const schedule = await publicSchedule(database(), tenantId).catch((error: unknown) => {
    if (error instanceof DomainError) notFound();
    throw error;
  });
  return (
    <main className="mx-auto max-w-180 px-5 py-10 text-base leading-6 text-ink">
      <h1 className="text-2xl font-semibold tracking-[-0.015em]">How long your data is kept</h1>
      <p className="mt-2 text-ink-2">
        What <bdi className="font-medium text-ink">{schedule.tenantName}</bdi> keeps of a verification of your
        identity, for how long, and why. Afterwards it is destroyed and cannot be brought back.
      </p>
      <dl className="mt-8 grid gap-6">
        {schedule.rows.map((row) => (
          <div key={row.label} className="border-t border-line pt-4">
            <dt className="font-semibold">{row.label}</dt>
            <dd className="mt-1">
              {row.holds}: kept for <strong className="font-medium">{period(row.days)}</strong>, counted{" "}
              {row.counted}.
            </dd>
            <dd className="mt-1 text-sm text-ink-2">{row.because}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-8 border-t border-line pt-4 text-sm text-ink-2">
        Numbers that describe your face are made for the comparison only and dropped right after it. Decisions
        about you (who decided what, when and why) are kept as long as the law asks. An authority may order
        that data is kept longer.
      </p>
    </main>
  );
}
