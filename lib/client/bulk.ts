import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { changedSessions } from "@/lib/api/contracts/session-changes";
import { api } from "./api";

type Mode = "test" | "live";
export type Changed = z.infer<typeof changedSessions>;
export type BulkAction = { action: "assign" | "resend" | "revoke"; assignee_id?: string | null };

/** Does one thing to each of these sessions. Throws ApiFailure. */
export const changeSessions = (mode: Mode, sessionIds: readonly string[], action: BulkAction) =>
  api<Changed>(mode, "/verification/sessions/bulk/", {
    method: "POST",
    body: { ...action, session_ids: sessionIds },
    idempotencyKey: crypto.randomUUID(),
  });

/** People work can be assigned to. */
export const useReviewers = (mode: Mode, enabled: boolean) =>
  useQuery({
    queryKey: ["reviewers", mode],
    queryFn: () => api<{ results: { id: string; name: string }[] }>(mode, "/queue/reviewers/"),
    enabled,
    staleTime: 60_000,
  });
