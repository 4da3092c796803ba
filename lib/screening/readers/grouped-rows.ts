import type { ListedEntry, ListedName } from "@/db/schema/watchlists";
import { entryItem, type ReadItem } from "./reader";

export type Gathered = {
  kind: ListedEntry["kind"];
  names: (ListedName | null)[];
  birthDates: string[];
  countries: string[];
  gender: "male" | "female" | null;
  programs: string[];
  position: string | null;
};

/**
 * Entries of formats that give each of their names, addresses and dates a row of its own. Held in memory: such lists
 * have thousands of entries, not millions.
 */
export class GroupedRows {
  private readonly entries = new Map<string, Gathered>();

  add(sourceId: string, row: Gathered): void {
    const known = this.entries.get(sourceId);
    if (!known) {
      this.entries.set(sourceId, row);
      return;
    }
    known.names.push(...row.names);
    known.birthDates.push(...row.birthDates);
    known.countries.push(...row.countries);
    known.programs.push(...row.programs);
    known.gender ??= row.gender;
    known.position ??= row.position;
  }

  *items(topics: string[]): Generator<ReadItem, void> {
    for (const [sourceId, gathered] of this.entries) {
      const order = ["primary", "alias", "previous", "weak"];
      const names = gathered.names
        .filter((name) => name !== null)
        .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
      yield entryItem(sourceId, { ...gathered, names, topics });
    }
  }
}
