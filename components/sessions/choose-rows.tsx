import type { SessionItem } from "@/lib/client/session-list";

type Choice = {
  rows: readonly SessionItem[] | null;
  chosen: ReadonlySet<string>;
  set: (id: string, on: boolean) => void;
  setAll: (on: boolean) => void;
};

/** The first cells of a list whose rows can be chosen. */
export const chooseRows = ({ rows, chosen, set, setAll }: Choice) => ({
  head: (
    <input
      type="checkbox"
      aria-label="Choose all on this page"
      className="size-4 align-middle accent-accent"
      checked={rows !== null && rows.length > 0 && chosen.size === rows.length}
      onChange={(event) => setAll(event.target.checked)}
    />
  ),
  cell: (item: SessionItem) => (
    <input
      type="checkbox"
      aria-label={`Choose the session of ${item.entity_name}`}
      className="relative z-1 size-4 align-middle accent-accent"
      checked={chosen.has(item.session_id)}
      onChange={(event) => set(item.session_id, event.target.checked)}
    />
  ),
});
