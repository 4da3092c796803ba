import type { EvidenceClass, ScoreParts, ScreenedFields, ScreeningKind } from "@/db/schema/screening";
import type { ListedEntry } from "@/db/schema/watchlists";

/** A list entry that may be the person who was looked for. */
export type FoundHit = {
  list: string;
  sourceId: string;
  /** The version of the list in which it was found. */
  version: number;
  /** SHA-256 (hex) of the entry's content. */
  entryHash: string;
  entry: ListedEntry;
  /** 0 to 1, three decimals. */
  score: number;
  evidence: EvidenceClass;
  parts: ScoreParts;
};

/** What a search of the lists found: hits by evidence, then by score. */
export type Searched = {
  fields: ScreenedFields;
  /** List → version searched. Empty: there was nothing to search, and nothing was found out. */
  listVersions: Record<string, number>;
  /** Name and version of the comparison. */
  algorithm: string;
  threshold: number;
  /** Names that were compared, each once however many entries bear it. */
  candidates: number;
  /** So many share the name that something which could be a hit was left out; what stays has the most evidence. */
  isCut: boolean;
  /** Of the best compared, hit or not; null when nothing was. */
  bestScore: number | null;
  hits: FoundHit[];
};

/** A search of one kind, as it is stored for an entity. */
export type Screened = Searched & { kind: ScreeningKind };
