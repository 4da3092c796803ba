"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useAnnounce } from "@/components/ui/announcer";
import { api } from "@/lib/client/api";

type Status = {
  status: string;
  checks: { status: string; outcome: string }[];
  contest: { status: string } | null;
};
type Reviews = { results: { review_id: string }[] };
type Props = { sessionId: string; mode: "test" | "live"; isOpen: boolean };

/**
 * Keeps the page true while it is open: asks every few seconds how the session stands, and has the server draw the
 * page again when something has changed, here or in another tab. What is typed and where the focus is stay.
 */
export function SessionPulse({ sessionId, mode, isOpen }: Props) {
  const router = useRouter();
  const announce = useAnnounce();
  const { data } = useQuery({
    queryKey: ["session-pulse", mode, sessionId],
    queryFn: async () => {
      const path = `/verification/sessions/${sessionId}/`;
      const [status, reviews] = await Promise.all([
        api<Status>(mode, path),
        api<Reviews>(mode, `${path}reviews/`),
      ]);
      const checks = status.checks.map((c) => `${c.status} ${c.outcome}`).join(" ");
      return {
        state: `${status.status} ${checks} ${status.contest?.status ?? ""}`,
        reviews: reviews.results[0]?.review_id ?? "",
      };
    },
    refetchInterval: isOpen ? 4_000 : 6_000,
    staleTime: 0,
  });
  const seen = useRef(data);
  useEffect(() => {
    const before = seen.current;
    seen.current = data;
    if (!before || !data || (before.state === data.state && before.reviews === data.reviews)) return;
    if (before.state !== data.state) announce("The session has changed; the page is up to date.");
    router.refresh();
  }, [data, announce, router]);
  // Pictures that arrive while the person is still at it change nothing that the two answers show.
  useEffect(() => {
    if (!isOpen) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, 4_000);
    return () => clearInterval(timer);
  }, [isOpen, router]);
  return null;
}
