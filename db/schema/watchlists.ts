import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, instant } from "../columns";

// Watchlists belong to the installation, not to a tenant: no tenant_id, no row security. The application role reads
// them and writes nothing (db/row-security.ts).

/** int4[]: drizzle's own array type would parse every value. */
const keyArray = customType<{ data: number[]; driverData: string }>({ dataType: () => "integer[]" });

/** A list the operator keeps, under the name the operator gave it. */
export const watchlists = pgTable("watchlists", {
  name: text("name").primaryKey(),
  format: text("format").notNull(),
  /** The version that serves; null until a first import is complete. */
  currentVersion: integer("current_version"),
  /** Number of the newest version begun. */
  lastVersion: integer("last_version").notNull().default(0),
  createdAt: createdAt(),
});

/** `current` serves; `superseded` can still be searched "as of"; `pruned` keeps only this row. */
export type VersionState = "importing" | "current" | "superseded" | "abandoned" | "pruned";
/** A record that was left out, by its place in the file; never its contents. */
export type ImportProblem = { record: number; problem: string };

/** One import of a list: its file, how far it came, what it changed. Kept when its entries are pruned. */
export const watchlistVersions = pgTable(
  "watchlist_versions",
  {
    list: text("list").notNull(),
    number: integer("number").notNull(),
    state: text("state").$type<VersionState>().notNull().default("importing"),
    format: text("format").notNull(),
    /** Entries depend on the reader too: a newer one does not resume what an older one began. */
    reader: text("reader").notNull(),
    fileName: text("file_name").notNull(),
    fileSha256: text("file_sha256").notNull(),
    fileBytes: bigint("file_bytes", { mode: "number" }).notNull(),
    /** As the file itself says (OFAC, UN, EU, UK); null where it does not. */
    publishedAt: text("published_at"),
    /** Records read and written: a resumed import goes on after them. */
    records: integer("records").notNull().default(0),
    entries: integer("entries").notNull().default(0),
    names: integer("names").notNull().default(0),
    /** Records that are none of ours (addresses, vessels, people who are on no list). */
    skipped: integer("skipped").notNull().default(0),
    broken: integer("broken").notNull().default(0),
    problems: jsonb("problems").$type<ImportProblem[]>().notNull().default([]),
    added: integer("added"),
    changed: integer("changed"),
    removed: integer("removed"),
    unchanged: integer("unchanged"),
    /** Which kinds of screening its entries answer to, as `watchlist_names.topics`. */
    topics: smallint("topics").notNull().default(0),
    /** Of the importing process: whoever takes over ends its right to write. */
    leaseToken: uuid("lease_token"),
    startedAt: instant("started_at").notNull().default(sql`now()`),
    completedAt: instant("completed_at"),
    supersededAt: instant("superseded_at"),
    prunedAt: instant("pruned_at"),
  },
  (t) => [
    primaryKey({ columns: [t.list, t.number] }),
    foreignKey({ columns: [t.list], foreignColumns: [watchlists.name] }),
    // Of two imports of one list, and of two versions that would serve, one loses here.
    uniqueIndex("watchlist_versions_importing_key").on(t.list).where(sql`state = 'importing'`),
    uniqueIndex("watchlist_versions_current_key").on(t.list).where(sql`state = 'current'`),
    check(
      "watchlist_versions_state_check",
      sql`${t.state} in ('importing', 'current', 'superseded', 'abandoned', 'pruned')`,
    ),
  ],
);

export type ListedName = { name: string; kind: "primary" | "alias" | "weak" | "previous" };
/** What a list says about somebody, whatever its format. Dates as listed: 1970, 1970-03 or 1970-03-05. */
export type ListedEntry = {
  kind: "person" | "organization" | "other";
  names: ListedName[];
  birthDates: string[];
  /** ISO 3166-1 alpha-2: nationality, citizenship, country of birth or residence, without saying which. */
  countries: string[];
  gender: "male" | "female" | null;
  /** OpenSanctions' words: sanction, role.pep, role.rca, crime, wanted, … */
  topics: string[];
  programs: string[];
  position: string | null;
};

/**
 * A state of an entry. It serves in the versions from `firstVersion` to `lastVersion` (null: until further notice);
 * what an import finds unchanged stays the row it was.
 */
export const watchlistEntries = pgTable(
  "watchlist_entries",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    list: text("list").notNull(),
    /** The list's own id of the entry. */
    sourceId: text("source_id").notNull(),
    firstVersion: integer("first_version").notNull(),
    lastVersion: integer("last_version"),
    /** SHA-256 of the content. */
    contentHash: bytea("content_hash").notNull(),
    content: jsonb("content").$type<ListedEntry>().notNull(),
  },
  (t) => [
    uniqueIndex("watchlist_entries_source_key").on(t.list, t.sourceId, t.firstVersion),
    // Pruning, and undoing an import that will not be finished.
    index("watchlist_entries_first_idx").on(t.list, t.firstVersion),
    index("watchlist_entries_last_idx").on(t.list, t.lastVersion).where(sql`last_version is not null`),
  ],
);

/**
 * A name as it is written on some list, once however many entries bear it, with the keys by which it is found
 * (lib/screening/name-keys.ts). Never changed but for `topics`; removed when no entry bears it any more.
 */
export const watchlistSpellings = pgTable(
  "watchlist_spellings",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /** SHA-256 of the name's UTF-8: names are too long for an index. */
    hash: bytea("hash").notNull(),
    name: text("name").notNull(),
    /** Bits of every entry that ever bore it: at least those of the ones that do. */
    topics: smallint("topics").notNull(),
    keys: keyArray("keys").notNull(),
  },
  (t) => [
    uniqueIndex("watchlist_spellings_hash_key").on(t.hash),
    index("watchlist_spellings_keys_idx").using("gin", t.keys),
  ],
);

/** A name of an entry, with what narrows down those who share it. */
export const watchlistNames = pgTable(
  "watchlist_names",
  {
    entryId: bigint("entry_id", { mode: "number" }).notNull(),
    position: smallint("position").notNull(),
    spellingId: bigint("spelling_id", { mode: "number" }).notNull(),
    list: text("list").notNull(),
    firstVersion: integer("first_version").notNull(),
    lastVersion: integer("last_version"),
    /** Bits: 1 sanctions, 2 politically exposed (lib/screening/topics.ts). */
    topics: smallint("topics").notNull(),
    kind: text("kind").$type<ListedName["kind"]>().notNull(),
    /** As the entry's content has them; null: too many for an index. */
    birthDates: text("birth_dates").array(),
    countries: text("countries").array(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.position] }),
    foreignKey({ columns: [t.entryId], foreignColumns: [watchlistEntries.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.spellingId], foreignColumns: [watchlistSpellings.id] }),
    // All that narrows down the bearers of a name, so that nothing else has to be read (find-bearers.ts).
    index("watchlist_names_spelling_idx").on(
      t.spellingId,
      t.entryId,
      t.kind,
      t.list,
      t.firstVersion,
      t.lastVersion,
      t.topics,
      t.birthDates,
      t.countries,
    ),
  ],
);

/** Entries of the version before that the running import has met again; emptied when it ends. */
export const watchlistSeen = pgTable(
  "watchlist_seen",
  {
    list: text("list").notNull(),
    number: integer("number").notNull(),
    entryId: bigint("entry_id", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.list, t.number, t.entryId] })],
);
