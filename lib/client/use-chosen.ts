import { useState } from "react";

/** Rows that were chosen in a list, by id; only those that are on the page count. */
export function useChosen(ids: readonly string[]) {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const chosen = new Set(ids.filter((id) => marked.has(id)));
  const set = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setMarked(next);
  };
  return {
    chosen,
    set,
    toggle: (id: string) => set(id, !chosen.has(id)),
    setAll: (on: boolean) => setMarked(new Set(on ? ids : [])),
  };
}
