import type { ReactNode } from "react";

/** Where a step says what went wrong and what to do; read out when it appears. */
export function Problem({ children }: { children: ReactNode }) {
  return (
    <div role="alert">
      {children ? (
        <p className="mb-3 rounded-xl bg-consider-soft px-4 py-3 text-[15px] text-pretty text-ink">
          {children}
        </p>
      ) : null}
    </div>
  );
}
