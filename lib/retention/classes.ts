import type { TenantSettings } from "@/db/schema";

/** From when a period counts. */
export type Moment = "decision" | "session_end" | "relationship_end" | "last_contact";

export type RetentionClass = "faces" | "documents" | "readings" | "unfinished" | "contact";

type Definition = {
  label: string;
  /** What it holds, as the public page says it. */
  holds: string;
  from: Moment;
  /** Default, and the longest a tenant may set, in days. */
  days: number;
  most: number;
  because: string;
};

/**
 * What is kept for how long, class by class. The defaults follow AMLR (EU) 2024/1624 Art. 77 (five years after the
 * end of the relationship; an authority may add five) and BIPA § 15(a) (biometrics: purpose met, three years at most).
 */
export const RETENTION: Record<RetentionClass, Definition> = {
  faces: {
    label: "Pictures of the face",
    holds: "Selfies and the pictures of the movements",
    from: "decision",
    days: 365,
    most: 1_095,
    because:
      "They are destroyed once the decision cannot be questioned any more (BIPA § 15(a): three years at most).",
  },
  documents: {
    label: "Pictures of documents",
    holds: "Identity documents and proofs of address",
    from: "relationship_end",
    days: 1_826,
    most: 3_652,
    because: "The law on money laundering asks for copies for five years after the relationship has ended.",
  },
  readings: {
    label: "Data read from documents",
    holds: "Names, dates, numbers and addresses as read, and how they differ from the record",
    from: "relationship_end",
    days: 1_826,
    most: 3_652,
    because: "Part of the analysis that the law asks to be kept with the copies.",
  },
  unfinished: {
    label: "Pictures of unfinished verifications",
    holds: "Everything captured for a verification that failed, expired or was revoked",
    from: "session_end",
    days: 90,
    most: 365,
    because: "A person may ask for another look within 30 days; after that nothing needs them.",
  },
  contact: {
    label: "Contact details of a verification",
    holds: "E-mail addresses the links went to, and the network address of the consent",
    from: "last_contact",
    days: 365,
    most: 1_826,
    because: "They serve the verification itself and questions about it.",
  },
};

export const RETENTION_CLASSES = Object.keys(RETENTION) as RetentionClass[];

export const MOMENT_WORDS: Record<Moment, string> = {
  decision: "after the last decision about the verification",
  session_end: "after the verification ended",
  relationship_end: "after the business relationship ended",
  last_contact: "after the last contact",
};

/** The tenant's period of a class in days, never longer than the class allows. */
export const retentionDays = (settings: TenantSettings, kind: RetentionClass): number =>
  Math.min(settings.retentionDays?.[kind] ?? RETENTION[kind].days, RETENTION[kind].most);
