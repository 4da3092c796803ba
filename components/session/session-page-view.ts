/** What the session page's parts are given: plain values, so that they may cross to the browser. */
export type SubCheckView = {
  key: string;
  value: string;
  method: string | null;
  measured: string | number | boolean | null;
  threshold: string | number | null;
  reason: string | null;
};
export type CheckPanelView = {
  id: string;
  type: string;
  status: string;
  outcome: string;
  decidedBy: string | null;
  subChecks: SubCheckView[];
};
export type MediaView = {
  id: string;
  step: string;
  contentType: string;
  width: number | null;
  height: number | null;
  createdAt: string;
};
export type ReviewView = {
  id: string;
  decision: string;
  notes: string;
  reviewer: string;
  at: string;
  checks: string[];
  byKey: boolean;
};
export type TimelineView = {
  at: string;
  kind: string;
  name: string;
  subject: string | null;
  result: string | null;
  actor: string | null;
};
export type FieldView = { label: string; document: string | null; record: string | null; differs: boolean };
