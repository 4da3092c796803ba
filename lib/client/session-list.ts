import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { deskListItem } from "@/lib/api/contracts/sessions";
import { api } from "./api";

export type SessionItem = z.infer<typeof deskListItem>;
export type SessionPage = {
  has_more: boolean;
  next_cursor: string | null;
  prev_cursor: string | null;
  searched_to?: string;
  results: SessionItem[];
};

/** What the address of the list may say; all of it optional. */
export const LIST_PARAMETERS = [
  ...["search", "status", "outcome", "decision", "check_type", "profile", "assignee", "entity_id"],
  ...["created_after", "created_before", "completed_after", "completed_before", "after", "before"],
] as const;
/** A page of sessions, kept fresh. `first` is what the server rendered for its own query. */
export function useSessionPage(
  mode: "test" | "live",
  query: string,
  first: { query: string; page: SessionPage },
) {
  return useQuery({
    queryKey: ["sessions", mode, query],
    queryFn: () => api<SessionPage>(mode, `/verification/sessions/list/?expand=desk&${query}`),
    ...(first.query === query ? { initialData: first.page } : {}),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
}
