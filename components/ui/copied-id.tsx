"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { shortId } from "@/lib/format/short-id";

/** An id, shortened in the middle; a press copies it whole. */
export function CopiedId({ id, label }: { id: string; label: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? Check : Copy;
  return (
    <button
      type="button"
      title={id}
      aria-label={`${copied ? "Copied" : "Copy"} ${label} ${id}`}
      onClick={() =>
        navigator.clipboard.writeText(id).then(
          () => setCopied(true),
          () => {},
        )
      }
      className="group inline-flex min-h-6 items-center gap-1 rounded-sm tabular-nums hover:text-ink"
    >
      {shortId(id)}
      <Icon
        aria-hidden
        className="size-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
    </button>
  );
}
