import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "./api";
import type { SessionPage } from "./session-list";

type Mode = "test" | "live";
type EntityHits = { results: { id: string; name: string; external_id: string | null }[] };

/** Five sessions and five entities that a text may mean, asked for a moment after the last key. */
export function useFindAnything(mode: Mode, text: string, enabled: boolean) {
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 200);
    return () => clearTimeout(timer);
  }, [text]);
  return useQuery({
    queryKey: ["find", mode, asked],
    queryFn: async () => {
      const query = new URLSearchParams({ search: asked, page_size: "5" });
      const [sessions, entities] = await Promise.all([
        api<SessionPage>(mode, `/verification/sessions/list/?${query}`),
        api<EntityHits>(mode, `/entities/?${query}`),
      ]);
      return { sessions: sessions.results, entities: entities.results };
    },
    enabled: enabled && asked.length > 1,
  });
}
