import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { api } from "@/lib/client/api";
import { type Trail, trailOf } from "@/lib/client/session-trail";

/**
 * Where the session lies in the list it was opened from, and how to go on. `next` follows the list; out of the
 * queue, and at a list's end, it claims the next session that waits, which nobody else is given.
 */
export function useTrail(sessionId: string, mode: "test" | "live") {
  const router = useRouter();
  const announce = useAnnounce();
  const [trail, setTrail] = useState<Trail | null>(null);
  useEffect(() => setTrail(trailOf(sessionId)), [sessionId]);
  const at = trail ? trail.ids.indexOf(sessionId) : -1;
  const beside = (by: 1 | -1) => (at < 0 ? undefined : trail?.ids[at + by]);
  const open = (id: string | undefined) => {
    if (id) router.push(`/sessions/${id}/`);
    return id !== undefined;
  };
  const nextInQueue = async (afterDecision = false) => {
    try {
      const taken = await api<{ session_id: string | null }>(mode, "/queue/next/", {
        method: "POST",
        body: { current_session_id: sessionId },
        idempotencyKey: crypto.randomUUID(),
      });
      // Said right after a decision it would drown what was said of the decision.
      if (!open(taken.session_id ?? undefined) && !afterDecision)
        announce("Nothing else in the queue waits for you.");
    } catch {
      announce("The next session could not be fetched.", "failed");
    }
  };
  const fromList = trail?.from.startsWith("/sessions/") ?? false;
  return {
    position: at < 0 ? null : at + 1,
    total: trail?.ids.length ?? 0,
    from: trail?.from ?? null,
    previous: beside(-1),
    following: beside(1),
    open,
    nextInQueue,
    /** After a decision: the list's next one, or the queue's. */
    goOn: async () => {
      if (!(fromList && open(beside(1)))) await nextInQueue(true);
    },
  };
}
