import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "./api";

type Mode = "test" | "live";
export type FoundPerson = { id: string; name: string; external_id: string | null };

/** Eight people whose name, e-mail address or external id has this text, asked for a moment after the last key. */
export function useFindPeople(mode: Mode, text: string) {
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 200);
    return () => clearTimeout(timer);
  }, [text]);
  const found = useQuery({
    queryKey: ["find-people", mode, asked],
    queryFn: () => {
      const query = new URLSearchParams({ search: asked, entity_type: "individual", page_size: "8" });
      return api<{ results: FoundPerson[] }>(mode, `/entities/?${query}`);
    },
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  });
  return { ...found, asked };
}

/** Where a person is written to; empty when the record has no address. */
export async function emailOf(mode: Mode, entityId: string): Promise<string> {
  return (await api<{ email: string }>(mode, `/entities/${entityId}/`)).email;
}
