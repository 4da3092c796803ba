import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { queueCounts, queueItem } from "@/lib/api/contracts/queue";
import { api } from "./api";

type Mode = "test" | "live";
export type QueueRow = z.infer<typeof queueItem>;
export type QueueCounts = z.infer<typeof queueCounts>;
export type QueuePage = { next_cursor: string | null; prev_cursor: string | null; results: QueueRow[] };

/** What the address of the queue may say. */
export const QUEUE_PARAMETERS = [
  "reason",
  "outcome",
  "profile",
  "check_type",
  "assignee",
  "after",
  "before",
] as const;

const EVERY_MS = 5_000;

/** A page of the queue, asked for again every five seconds. `first` is what the server rendered for its query. */
export function useQueuePage(mode: Mode, query: string, first: { query: string; page: QueuePage }) {
  return useQuery({
    queryKey: ["queue", mode, "list", query],
    queryFn: () => api<QueuePage>(mode, `/queue/?${query}`),
    ...(first.query === query ? { initialData: first.page } : {}),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });
}

/** How much waits, asked for again every five seconds. */
export function useQueueCounts(mode: Mode, first: QueueCounts | null) {
  return useQuery({
    queryKey: ["queue", mode, "counts"],
    queryFn: () => api<QueueCounts>(mode, "/queue/counts/"),
    ...(first ? { initialData: first } : { enabled: false }),
    refetchInterval: EVERY_MS,
  });
}

/** Claims the next free session; null when nothing is free. Throws ApiFailure. */
export async function takeNext(mode: Mode): Promise<string | null> {
  const taken = await api<{ session_id: string | null }>(mode, "/queue/next/", {
    method: "POST",
    body: {},
    idempotencyKey: crypto.randomUUID(),
  });
  return taken.session_id;
}

const change = (mode: Mode, sessionId: string, verb: "assign" | "release", body: object) =>
  api(mode, `/verification/sessions/${sessionId}/${verb}/`, {
    method: "POST",
    body,
    idempotencyKey: crypto.randomUUID(),
  });

/** Makes a session somebody's work; null: nobody's. Throws ApiFailure. */
export const assignSession = (mode: Mode, sessionId: string, assigneeId: string | null) =>
  change(mode, sessionId, "assign", { assignee_id: assigneeId });

/** Gives one's own claim back: the session may go to somebody else. Throws ApiFailure. */
export const releaseSession = (mode: Mode, sessionId: string) => change(mode, sessionId, "release", {});
