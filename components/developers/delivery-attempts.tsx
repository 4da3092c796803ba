import { Time } from "@/components/ui/time";

export type AttemptView = {
  id: string;
  attempt: number;
  statusCode: number | null;
  error: string | null;
  durationMs: number;
  requestHeaders: Record<string, string> | null;
  responseStart: string | null;
  createdAt: string;
};

/** Every try with its code, time and answer; headers on request. */
export function DeliveryAttempts({ attempts }: { attempts: readonly AttemptView[] }) {
  if (attempts.length === 0) return <p className="text-sm text-ink-2">It was not tried yet.</p>;
  return (
    <ol className="divide-y divide-line">
      {attempts.map((attempt) => (
        <li key={attempt.id} className="grid gap-1.5 py-2.5 text-sm first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="font-medium">
              Try {attempt.attempt}: {attempt.statusCode ?? "no answer"}
            </span>
            <span className="text-ink-3 tabular-nums">{attempt.durationMs} ms</span>
            <span className="text-ink-3">
              <Time at={attempt.createdAt} as="short" />
            </span>
          </p>
          {attempt.error ? <p className="text-ink-2">{attempt.error}</p> : null}
          {attempt.responseStart ? (
            <pre className="max-h-40 overflow-auto rounded-md bg-sunken p-2 text-xs whitespace-pre-wrap break-all">
              {attempt.responseStart}
            </pre>
          ) : null}
          {attempt.requestHeaders ? (
            <details>
              <summary className="w-fit cursor-pointer text-ink-2">Request headers</summary>
              <dl className="mt-1.5 grid gap-x-4 gap-y-0.5 text-xs sm:grid-cols-[auto_1fr]">
                {Object.entries(attempt.requestHeaders).map(([name, value]) => (
                  <div key={name} className="contents">
                    <dt className="text-ink-3">{name}</dt>
                    <dd className="min-w-0 break-all">{value}</dd>
                  </div>
                ))}
              </dl>
            </details>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
