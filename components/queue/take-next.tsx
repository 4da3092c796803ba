"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { ApiFailure } from "@/lib/client/api";
import { takeNext } from "@/lib/client/queue";
import { useKeys } from "@/lib/client/use-keys";

/** Claims the next session that is free and opens it; `n` does the same. */
export function TakeNext({ mode }: { mode: "test" | "live" }) {
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const announce = useAnnounce();
  const queries = useQueryClient();
  const take = async () => {
    if (busy) return;
    setBusy(true);
    try {
      const id = await takeNext(mode);
      if (!id) {
        announce("Nothing is free: what waits is assigned to, or open at, somebody else.");
        return;
      }
      router.push(`/sessions/${id}/`);
      void queries.invalidateQueries({ queryKey: ["queue", mode] });
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      announce(error.message, "failed");
    } finally {
      setBusy(false);
    }
  };
  useKeys({ n: () => void take() });
  return (
    <Button variant="primary" busy={busy} onClick={() => void take()} aria-keyshortcuts="n">
      Take next
      <kbd
        aria-hidden
        className="rounded-sm border border-b-2 border-current px-1 font-sans text-2xs leading-3.5 opacity-80"
      >
        n
      </kbd>
    </Button>
  );
}
