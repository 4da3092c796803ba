import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, instant, mode, tenantId } from "../columns";
import { checks } from "./checks";
import { entities } from "./entities";
import { verificationSessions } from "./sessions";
import type { ListedEntry } from "./watchlists";

/** sanctions: aml_check's lists; pep: pep_check's. */
export type ScreeningKind = "sanctions" | "pep";

/** What of an entity is compared. Personal data: erased with the entity. */
export type ScreenedFields = {
  name: string;
  kind: "person" | "organization";
  birthDate: string | null;
  countries: string[];
  gender: "male" | "female" | null;
};

/** Best first: how much besides the name speaks for it being the same person. */
export const EVIDENCE_CLASSES = [
  "birth_date_and_country_agree",
  "birth_date_agrees",
  "country_agrees",
  "mixed",
  "nothing_else_known",
  "disagrees",
] as const;
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number];

/** What one detail says: what was given, what is listed, how they compare, and how that moved the score. */
export type DetailCompared = {
  given: string | null;
  listed: string[];
  agreement: "full" | "year" | "swapped" | "close" | "agrees" | "unknown" | "disagrees";
  effect: number;
};

/** A score in its parts, so that a person can follow it and a program can repeat it. */
export type ScoreParts = {
  name: {
    given: string;
    listed: string;
    kind: string;
    score: number;
    /** Words that were taken for each other, how alike they are, and by which rule. */
    words: { given: string; listed: string; score: number; rule: string }[];
    unmatched: { given: string[]; listed: string[] };
  };
  birthDate: DetailCompared;
  country: DetailCompared;
  gender: DetailCompared;
};

/** One search of the lists for one entity. Append-only but for erasure. */
export const screenings = pgTable(
  "screenings",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    entityId: uuid("entity_id").notNull(),
    /** The session it was done for, or the entity's latest when done again later; null: none. */
    sessionId: uuid("session_id"),
    checkId: uuid("check_id"),
    kind: text("kind").$type<ScreeningKind>().notNull(),
    /** Null once the entity is erased. */
    fields: jsonb("fields").$type<ScreenedFields>(),
    /** List → version searched. */
    listVersions: jsonb("list_versions").$type<Record<string, number>>().notNull(),
    algorithm: text("algorithm").notNull(),
    threshold: real("threshold").notNull(),
    /** Names that were compared. */
    candidates: integer("candidates").notNull(),
    /** Something that could have been a hit was not compared or not kept: too many people share the name. */
    isCut: boolean("is_cut").notNull().default(false),
    bestScore: real("best_score"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.entityId],
      foreignColumns: [entities.tenantId, entities.mode, entities.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.checkId],
      foreignColumns: [checks.tenantId, checks.mode, checks.id],
    }),
    index("screenings_entity_idx").on(t.tenantId, t.mode, t.entityId, t.kind, t.createdAt, t.id),
    index("screenings_session_idx")
      .on(t.tenantId, t.mode, t.sessionId, t.createdAt, t.id)
      .where(sql`session_id is not null`),
  ],
);

/**
 * An entity and a list entry that may be the same. One row for each state of both: while neither the entity's
 * compared fields nor the entry change, later screenings meet the same row, and a decision on it stands.
 */
export const screeningHits = pgTable(
  "screening_hits",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    entityId: uuid("entity_id").notNull(),
    list: text("list").notNull(),
    sourceId: text("source_id").notNull(),
    /** SHA-256 (hex) of the entity's compared fields, and of the entry's content. */
    entityHash: text("entity_hash").notNull(),
    entryHash: text("entry_hash").notNull(),
    /** The entry as it was compared: the record outlives the list's versions. */
    entry: jsonb("entry").$type<ListedEntry>().notNull(),
    /** The newest version in which it was found. */
    version: integer("version").notNull(),
    score: real("score").notNull(),
    evidence: text("evidence", { enum: EVIDENCE_CLASSES }).notNull(),
    /** Null once the entity is erased. */
    parts: jsonb("parts").$type<ScoreParts>(),
    algorithm: text("algorithm").notNull(),
    /** The decided hit with the same entry that this one reopens, because one of the two changed. */
    reopensId: uuid("reopens_id"),
    decision: text("decision").$type<"confirmed" | "rejected">(),
    decidedAt: instant("decided_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.entityId],
      foreignColumns: [entities.tenantId, entities.mode, entities.id],
    }),
    uniqueIndex("screening_hits_pair_key").on(
      t.tenantId,
      t.mode,
      t.entityId,
      t.list,
      t.sourceId,
      t.entityHash,
      t.entryHash,
    ),
    check("screening_hits_decided_check", sql`(${t.decision} is null) = (${t.decidedAt} is null)`),
    check("screening_hits_decision_check", sql`${t.decision} in ('confirmed', 'rejected')`),
  ],
);

/** Which hits a screening found, in their order. */
export const screeningMatches = pgTable(
  "screening_matches",
  {
    tenantId: tenantId(),
    mode: mode(),
    screeningId: uuid("screening_id").notNull(),
    hitId: uuid("hit_id").notNull(),
    rank: integer("rank").notNull(),
    score: real("score").notNull(),
    version: integer("version").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.screeningId, t.hitId] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.screeningId],
      foreignColumns: [screenings.tenantId, screenings.mode, screenings.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.hitId],
      foreignColumns: [screeningHits.tenantId, screeningHits.mode, screeningHits.id],
    }),
    index("screening_matches_hit_idx").on(t.tenantId, t.mode, t.hitId),
  ],
);

/** Every decision about a hit, by whom and why. Append-only: the newest one stands on the hit. */
export const hitDecisions = pgTable(
  "hit_decisions",
  {
    tenantId: tenantId(),
    mode: mode(),
    id: id(),
    hitId: uuid("hit_id").notNull(),
    /** The session on whose page it was decided. */
    sessionId: uuid("session_id").notNull(),
    decision: text("decision").$type<"confirmed" | "rejected">().notNull(),
    reason: text("reason").notNull(),
    decidedBy: uuid("decided_by").notNull(),
    /** As it was at that moment. */
    decidedByName: text("decided_by_name").notNull(),
    apiKeyId: uuid("api_key_id"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.mode, t.id] }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.hitId],
      foreignColumns: [screeningHits.tenantId, screeningHits.mode, screeningHits.id],
    }),
    foreignKey({
      columns: [t.tenantId, t.mode, t.sessionId],
      foreignColumns: [verificationSessions.tenantId, verificationSessions.mode, verificationSessions.id],
    }),
    index("hit_decisions_hit_idx").on(t.tenantId, t.mode, t.hitId, t.createdAt, t.id),
  ],
);
