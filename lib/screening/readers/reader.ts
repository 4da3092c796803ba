import type { ListedEntry, ListedName } from "@/db/schema/watchlists";
import { DomainError } from "../../errors";

/** What a reader makes of a file, record by record. `published`: the date that the file gives itself. */
export type ReadItem =
  | { is: "entry"; sourceId: string; content: ListedEntry }
  | { is: "skipped" }
  | { is: "broken"; problem: string }
  | { is: "published"; at: string };

/** A published format. The same file always gives the same items in the same order. */
export type Reader = {
  format: string;
  /** Raised whenever it makes other entries of the same file. */
  version: number;
  /** One line for help. */
  title: string;
  /** Files beside the given one that belong to it, if they are there (OFAC's alt.csv and add.csv). */
  companions?(fileName: string): string[];
  /** @throws DomainError INVALID_REQUEST when the file is of another format or cut off */
  read(files: OpenedText[], options: ReadOptions): AsyncGenerator<ReadItem, void>;
};
export type ReadOptions = {
  /** Topics of entries that name none. */
  topics: readonly string[];
};
/** A file's text in pieces. */
export type OpenedText = { name: string; text: () => AsyncIterable<string> };

/** The file is not what it is said to be, or ends too early: nothing of it serves. */
export const wrongFile = (why: string) =>
  new DomainError("INVALID_REQUEST", `The file was refused, the list serves as before: ${why}`);

const MOST_NAMES = 250;
const MOST_LETTERS = 300;

/** An entry in the one form in which entries are stored and compared; broken when it has no name or no id. */
export function entryItem(
  sourceId: string | undefined,
  said: Partial<Omit<ListedEntry, "names">> & { kind: ListedEntry["kind"]; names: (ListedName | null)[] },
): ReadItem {
  const id = sourceId?.trim();
  if (!id || id.length > 200) return { is: "broken", problem: "no usable id" };
  const names = new Map<string, ListedName>();
  for (const one of said.names) {
    const name = one?.name.replace(/\s+/g, " ").trim().slice(0, MOST_LETTERS);
    if (one && name && /[\p{L}\p{N}]/u.test(name) && !names.has(name) && names.size < MOST_NAMES)
      names.set(name, { name, kind: one.kind });
  }
  if (names.size === 0) return { is: "broken", problem: "no name" };
  const sorted = (values: readonly string[] | undefined) => [...new Set(values ?? [])].filter(Boolean).sort();
  return {
    is: "entry",
    sourceId: id,
    content: {
      kind: said.kind,
      names: [...names.values()],
      birthDates: sorted(said.birthDates),
      countries: sorted(said.countries),
      gender: said.gender ?? null,
      topics: sorted(said.topics),
      programs: sorted(said.programs?.map((program) => program.slice(0, 200))),
      position: said.position?.slice(0, 500) || null,
    },
  };
}

/** "Male", "M", "F" …; anything else is not known. */
export function genderOf(text: string | undefined | null): "male" | "female" | null {
  const first = text?.trim().toLowerCase();
  if (first === "m" || first === "male") return "male";
  if (first === "f" || first === "female") return "female";
  return null;
}

/** A name if there is one. */
export const named = (
  name: string | undefined | null,
  kind: ListedName["kind"] = "primary",
): ListedName | null => (name?.trim() ? { name, kind } : null);

/** Parts of a name put together in reading order. */
export const joined = (...parts: (string | undefined | null)[]): string =>
  parts
    .map((part) => part?.trim())
    .filter(Boolean)
    .join(" ");
