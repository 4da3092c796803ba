/** What an erasure would come to, as the page shows it. Times as ISO 8601. */
export type RetentionView = {
  relationshipEndedAt: string | null;
  legalHold: { until: string; authority: string; reason: string; past: boolean } | null;
  waiting: { requestedAt: string; until: string | null; because: string } | null;
  erasure: {
    openSessionId: string | null;
    deferral: { until: string | null; because: string } | null;
    files: number;
    sessions: number;
    notes: number;
    erased: string[];
    kept: { what: string; because: string }[];
  };
};

export type EntityHitView = {
  id: string;
  name: string;
  kinds: string[];
  score: number;
  evidence: string;
  list: string;
  isCurrent: boolean;
  sessionId: string | null;
  decision: "confirmed" | "rejected" | null;
  reason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};

export type EntityReviewView = {
  id: string;
  sessionId: string;
  decision: string;
  machineOutcome: string;
  isProposal: boolean;
  reviewer: string;
  notes: string;
  at: string;
};

export type NoteView = { id: string; text: string; author: string; at: string };
