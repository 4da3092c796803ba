/** What the session page's parts are given: plain values, so that they may cross to the browser. */
export type SubCheckView = {
  key: string;
  value: string;
  method: string | null;
  measured: string | number | boolean | null;
  threshold: string | number | null;
  reason: string | null;
  /** Whether something of it can be shown on a picture. */
  hasRegions: boolean;
};
export type CheckPanelView = {
  id: string;
  type: string;
  status: string;
  outcome: string;
  decidedBy: string | null;
  engine: string | null;
  subChecks: SubCheckView[];
};
/** Where something was read or measured, in fractions of the picture. */
export type RegionView = {
  checkId: string;
  key: string;
  value: string;
  step: string;
  frame: number | null;
  box: readonly [number, number, number, number];
  label: string | null;
};
export type MediaView = {
  id: string;
  step: string;
  frame: number | null;
  action: string | null;
  attempt: number;
  warnings: string[];
  contentType: string;
  width: number | null;
  height: number | null;
  createdAt: string;
  deletedReason: string | null;
};
export type ReviewView = {
  id: string;
  decision: string;
  reason: string | null;
  notes: string;
  reviewerId: string;
  reviewer: string;
  role: string | null;
  at: string;
  checks: string[];
  byKey: boolean;
  /** How it stands today, after what came later. */
  standing: "counts" | "superseded" | "waits" | "confirmed" | "put aside";
  /** Of a confirmed proposal, or of the one that confirms: the other person. */
  with: string | null;
  opened: number;
  openedNumber: boolean;
  policyVersion: number;
};
export type TimelineView = {
  at: string;
  kind: string;
  name: string;
  subject: string | null;
  result: string | null;
  actor: string | null;
  /** Why a mail did not arrive. */
  detail: string | null;
};
export type FieldView = {
  key: string;
  label: string;
  document: string | null;
  record: string | null;
  differs: boolean;
};
export type DiscrepancyItem = {
  id: string;
  field: string;
  label: string;
  recordValue: string | null;
  documentValue: string | null;
  resolution: string | null;
  resolutionWords: string | null;
  resolutionNotes: string | null;
  resolvedByName: string | null;
  resolvedAt: string | null;
  isOpen: boolean;
};
export type ContestItem = {
  text: string;
  language: string;
  createdAt: string;
  status: "open" | "awaiting_second_person" | "resolved";
  proposedById: string | null;
  proposedByName: string | null;
  proposedAt: string | null;
  proposedNotes: string | null;
  proposedMethod: string | null;
  decision: string | null;
  notes: string | null;
  method: string | null;
  decidedByName: string | null;
  decidedAt: string | null;
  newSessionId: string | null;
};
export type HitDetail = { label: string; given: string; listed: string; agreement: string };
export type HitView = {
  id: string;
  list: string;
  sourceId: string;
  version: number;
  kinds: string[];
  score: number;
  evidence: string;
  algorithm: string;
  isCurrent: boolean;
  topics: string[];
  programs: string[];
  position: string | null;
  details: HitDetail[];
  decision: "confirmed" | "rejected" | null;
  reason: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};
/** A choice in a list, with its words. */
export type Choice = { value: string; label: string };
