import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { deskEntityItem } from "@/lib/api/contracts/entities";
import { api } from "./api";

export type EntityItem = z.infer<typeof deskEntityItem>;
export type EntityPage = {
  next_cursor: string | null;
  prev_cursor: string | null;
  searched_to?: string;
  results: EntityItem[];
};

/** What the address of the list may say; all of it optional. */
export const ENTITY_PARAMETERS = [
  ...["search", "entity_type", "screening_status", "created_after", "created_before", "after", "before"],
] as const;

/** A page of entities, kept fresh. `first` is what the server rendered for its own query. */
export function useEntityPage(
  mode: "test" | "live",
  query: string,
  first: { query: string; page: EntityPage },
) {
  return useQuery({
    queryKey: ["entities", mode, query],
    queryFn: () => api<EntityPage>(mode, `/entities/?expand=desk&${query}`),
    ...(first.query === query ? { initialData: first.page } : {}),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
}
