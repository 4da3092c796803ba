"use client";
import { useSearchParams } from "next/navigation";
import { useRef, useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { exportCsv } from "@/lib/client/export-csv";
import { NARROWING } from "./session-filters";

/** Saves the list as it is filtered as CSV; a second press stops it. */
export function ExportSessions({ mode }: { mode: "test" | "live" }) {
  const params = useSearchParams();
  const [lines, setLines] = useState<number | null>(null);
  const running = useRef<AbortController | null>(null);
  const announce = useAnnounce();
  const press = async () => {
    if (running.current) return running.current.abort();
    const own = new AbortController();
    running.current = own;
    setLines(0);
    try {
      const count = await exportCsv(`/sessions/export/?${exportQuery(mode, params)}`, setLines, own.signal);
      announce(`${count.toLocaleString("en")} sessions exported.`);
    } catch {
      announce(
        own.signal.aborted ? "Export stopped. No file was saved." : "The export failed. No file was saved.",
        "failed",
      );
    } finally {
      running.current = null;
      setLines(null);
    }
  };
  return (
    <Button onClick={() => void press()}>
      {lines === null ? "Export" : <span className="tabular-nums">{lines.toLocaleString("en")} · stop</span>}
    </Button>
  );
}

function exportQuery(mode: string, params: { get(name: string): string | null }): string {
  const query = new URLSearchParams({ mode });
  for (const name of NARROWING) {
    const value = params.get(name);
    if (value) query.set(name, value);
  }
  return query.toString();
}
