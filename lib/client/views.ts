import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { savedView } from "@/lib/api/contracts/views";
import { api } from "./api";

type Mode = "test" | "live";
export type View = z.infer<typeof savedView>;
export type NewView = { name: string; query: string; columns: string[] | null; shared: boolean };

/** A list's saved views, and how to keep and remove them. */
export function useViews(mode: Mode, list: View["list"]) {
  const queries = useQueryClient();
  const key = ["views", mode, list];
  const found = useQuery({
    queryKey: key,
    queryFn: () => api<{ results: View[] }>(mode, `/views/?list=${list}`),
    staleTime: 30_000,
  });
  const change = async (path: string, method: "POST" | "DELETE", body?: object) => {
    await api(mode, path, { method, idempotencyKey: crypto.randomUUID(), ...(body ? { body } : {}) });
    await queries.invalidateQueries({ queryKey: key });
  };
  return {
    views: found.data?.results ?? [],
    save: (view: NewView) => change("/views/", "POST", { list, ...view }),
    remove: (id: string) => change(`/views/${id}/`, "DELETE"),
  };
}
