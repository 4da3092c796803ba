"use client";
import { Check, CircleAlert } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";

type Notice = { text: string; kind: "done" | "failed"; key: number };
const Context = createContext<(text: string, kind?: Notice["kind"]) => void>(() => {});

/** Shows and speaks what just happened, without taking the focus. */
export function Announcer({ children }: { children: ReactNode }) {
  const [notice, setNotice] = useState<Notice | null>(null);
  const announce = useCallback((text: string, kind: Notice["kind"] = "done") => {
    setNotice((before) => ({ text, kind, key: (before?.key ?? 0) + 1 }));
  }, []);
  useEffect(() => {
    if (!notice) return;
    const timer = setTimeout(() => setNotice(null), 6000);
    return () => clearTimeout(timer);
  }, [notice]);
  const Icon = notice?.kind === "failed" ? CircleAlert : Check;
  return (
    <Context.Provider value={announce}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-0 bottom-10 z-50 grid justify-items-center px-4"
      >
        {notice ? (
          <p
            key={notice.key}
            className="flex items-center gap-2 rounded-lg border border-line-2 bg-surface px-3.5 py-2 text-sm font-medium text-ink shadow-float"
          >
            <Icon
              aria-hidden
              className={notice.kind === "failed" ? "size-4 text-issue" : "size-4 text-clear"}
            />
            {notice.text}
          </p>
        ) : null}
      </div>
    </Context.Provider>
  );
}

export const useAnnounce = () => useContext(Context);
