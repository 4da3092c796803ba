import type { DestroyedFile } from "../media/destroy-media";

/** Something that stays after an erasure, and why. */
export type Kept = { what: string; because: string; until: string | null };

/** What an erasure did: handed to whoever asked, kept as proof. Hashes and counts, no personal data. */
export type Receipt = {
  entity_id: string;
  erased_at: string;
  /** SHA-256 of each file as it was; its key was destroyed with it. */
  destroyed_files: { media_id: string; sha256: string }[];
  sessions: number;
  erased: string[];
  kept: Kept[];
};

/** What every erasure takes away. */
export const ERASED = [
  "the entity's record: names, birth date, contact details, address, notes",
  "copies of name, reference and e-mail address in its verifications, and mails that waited",
  "data read from documents, differences from the record, the applicant's own words",
  "what was compared in screenings",
];

const DECISIONS: Omit<Kept, "until"> = {
  what: "decisions: who decided what and when, outcomes of checks and sub-checks, thresholds and versions",
  because:
    "AMLR (EU) 2024/1624 Art. 77: the analysis is kept for five years after the relationship has ended",
};

export function makeReceipt(input: {
  entityId: string;
  erasedAt: string;
  files: readonly DestroyedFile[];
  sessions: number;
  decided: boolean;
  keepUntil: string | null;
}): Receipt {
  return {
    entity_id: input.entityId,
    erased_at: input.erasedAt,
    destroyed_files: input.files.map((f) => ({ media_id: f.mediaId, sha256: f.sha256 })),
    sessions: input.sessions,
    erased: ERASED,
    kept: whatStays(input.decided, input.keepUntil),
  };
}

/** What an erasure leaves, and why. `decided`: a session of the entity was completed. */
export const whatStays = (decided: boolean, keepUntil: string | null): Kept[] => [
  ...(decided ? [{ ...DECISIONS, until: keepUntil }] : []),
  {
    what: "the audit log: ids, actions and times",
    because: "it proves what was done; it holds no personal data",
    until: null,
  },
];
